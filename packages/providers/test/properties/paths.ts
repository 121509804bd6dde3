import fc from "fast-check";

type Node = Record<string, unknown> | unknown[];

/** The path of a field: keys and indexes, joined by dots. */
export type Path = string;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/** Every field of a JSON value, inner ones included. */
export function pathsOf(value: unknown, before = ""): Path[] {
  if (!isNode(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = `${before}${key}`;
    return [path, ...pathsOf(inner, `${path}.`)];
  });
}

/** True if one path contains the other. */
export const touches = (path: Path, needed: Path): boolean =>
  `${path}.`.startsWith(`${needed}.`) || `${needed}.`.startsWith(`${path}.`);

export const ABSENT = Symbol("absent");

/** Absent, null, or any JSON value. */
export const change: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(ABSENT) },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 5, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(-1, 1e300, "0", "", [], {}, true, "\u0000", "😀") },
);

/** A value of another type than the original, or absent. */
export const mangled = (value: unknown): fc.Arbitrary<unknown> =>
  change.filter((to) => to === ABSENT || kindOf(to) !== kindOf(value));

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

export function valueAt(value: unknown, path: Path): unknown {
  return path
    .split(".")
    .reduce<unknown>((node, key) => (isNode(node) ? Reflect.get(node, key) : undefined), value);
}

/** A copy with this field changed. An absent element of a list becomes null, so that the others keep their index. */
export function changed(value: unknown, path: Path, to: unknown): unknown {
  const copy = structuredClone(value);
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const owner = keys.length === 0 ? copy : valueAt(copy, keys.join("."));
  if (!isNode(owner)) return copy;
  if (to !== ABSENT) Reflect.set(owner, last, to);
  else if (Array.isArray(owner)) Reflect.set(owner, last, null);
  else Reflect.deleteProperty(owner, last);
  return copy;
}
