/** One field of what an event was about. */
export interface Change {
  readonly field: string;
  /** Null: it was not there. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What differs first, then what stayed. Before and after are whatever the audit kept: objects of plain values, or nothing. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const was = fieldsOf(before);
  const is = fieldsOf(after);
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  const changes = fields.map((field) => ({
    field,
    before: textOf(was[field]),
    after: textOf(is[field]),
  }));
  return changes.sort((a, b) => Number(a.before === a.after) - Number(b.before === b.after));
}

/** By what people call the thing that an event was about, if it is called anything. */
export function subjectOf({ before, after }: { before?: unknown; after?: unknown }): string | null {
  const facts = { ...fieldsOf(before), ...fieldsOf(after) };
  return textOf(facts.name ?? facts.email ?? facts.value ?? facts.values ?? null);
}

const fieldsOf = (facts: unknown): Record<string, unknown> =>
  typeof facts === "object" && facts !== null && !Array.isArray(facts)
    ? (facts as Record<string, unknown>)
    : {};

function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}
