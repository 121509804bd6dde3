/**
 * Why PostgreSQL would refuse a client's result: a text with NUL or half a character, or a number that does not fit its column.
 * Undefined: it can be stored.
 */
export function whyNotStorable(value: unknown, path = "result"): string | undefined {
  if (typeof value === "string") {
    if (value.includes("\0")) return `${path} holds a NUL`;
    return value.isWellFormed() ? undefined : `${path} holds half a character`;
  }
  if (typeof value === "number") return numberProblem(value, path);
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, each] of Object.entries(value)) {
    const why = whyNotStorable(key, `a name in ${path}`) ?? whyNotStorable(each, `${path}.${key}`);
    if (why !== undefined) return why;
  }
  return undefined;
}

/** Limits of columns of `provider_call`: numeric(12,3) and numeric(12,6). */
const MOST: Readonly<Record<string, number>> = { credits: 1e9, costUsd: 1e6 };

function numberProblem(value: number, path: string): string | undefined {
  if (!Number.isFinite(value)) return `${path} is ${value}`;
  const most = path.includes(".meta.") ? MOST[path.slice(path.lastIndexOf(".") + 1)] : undefined;
  return most !== undefined && Math.abs(value) >= most ? `${path} is ${value}` : undefined;
}
