/** A string that begins with an id, as the messages of all our "cannot happen" errors do. */
const ERROR_ID = /["'`]([a-z]+-e\d+)\b/g;

/** Where each error id is written, e.g. `apps/worker/src/queue/stray-doorbells.ts:63`, in file order. */
export function errorIds(sources: ReadonlyMap<string, string>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [file, text] of sources) {
    for (const match of text.matchAll(ERROR_ID)) {
      const id = match[1] ?? "";
      const line = text.slice(0, match.index).split("\n").length;
      found.set(id, [...(found.get(id) ?? []), `${file}:${line}`]);
    }
  }
  return found;
}

/** A message for each id that occurs in more than one place. */
export function duplicateIds(ids: ReadonlyMap<string, readonly string[]>): string[] {
  return [...ids]
    .filter(([, places]) => places.length > 1)
    .map(([id, places]) => `${id} is at ${places.join(" and ")}. The next free one is ${nextFree(id, ids)}.`);
}

function nextFree(id: string, ids: ReadonlyMap<string, unknown>): string {
  const prefix = id.replace(/\d+$/, "");
  const taken = [...ids.keys()].filter((other) => other.startsWith(prefix));
  return `${prefix}${Math.max(...taken.map((other) => Number(other.slice(prefix.length)))) + 1}`;
}
