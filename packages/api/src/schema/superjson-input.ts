import superjson, { type SuperJSONResult } from "superjson";

type Annotations = NonNullable<NonNullable<SuperJSONResult["meta"]>["values"]>;

/**
 * Superjson as callers may use it: complete for answers; of an input's annotations only those on `undefined`. Valid inputs consist of
 * text, numbers, lists and objects, so they need no other annotation; and what the others make (an object that contains itself, a
 * Map, a RegExp of the caller's choice) would reach code that expects JSON.
 */
export const superjsonInput = {
  input: {
    serialize: superjson.serialize,
    deserialize({ json, meta }: SuperJSONResult): unknown {
      const values = meta?.values === undefined ? undefined : onlyUndefined(meta.values);
      return superjson.deserialize({
        json,
        ...(values && { meta: { values, ...(meta?.v !== undefined && { v: meta.v }) } }),
      });
    },
  },
  output: superjson,
};

/** In superjson's form: a list `[note, below]` at a value, an object of paths above it. */
function onlyUndefined(values: Annotations): Annotations | undefined {
  if (isUndefined(values)) return values;
  if (typeof values !== "object" || values === null || Array.isArray(values)) return undefined;
  return Object.fromEntries(Object.entries(values).filter(([, note]) => isUndefined(note))) as Annotations;
}

const isUndefined = (note: unknown): boolean =>
  Array.isArray(note) && note.length === 1 && note[0] === "undefined";
