import { plural } from "../../lib/format.ts";

/** One field of an event's subject. */
export interface Change {
  readonly field: string;
  /** Null: the field was absent. */
  readonly before: string | null;
  readonly after: string | null;
}

/** All fields, the changed ones first. `before` and `after` are as the audit stored them: objects of plain values, or nothing. */
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

interface Difference {
  /** "lead limit", "titles". */
  readonly field: string;
  readonly was: string;
  readonly is: string;
}

/** The fields that differ and that both sides have, in words. Nested fields, such as criteria, are listed one by one. */
export function changesIn(before: unknown, after: unknown): Difference[] {
  const was = partsOf(before);
  const is = partsOf(after);
  const both = Object.keys(before === null || after === null ? {} : { ...was, ...is });
  return both
    .map((field) => ({
      field: field.replaceAll(/_|(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase(),
      was: wordsOf(was[field]),
      is: wordsOf(is[field]),
    }))
    .filter((change) => change.was !== change.is);
}

/** The fields of an object and of its inner objects. */
const partsOf = (facts: unknown): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fieldsOf(facts)).flatMap(([field, value]) =>
      Object.keys(fieldsOf(value)).length > 0 ? Object.entries(fieldsOf(value)) : [[field, value]],
    ),
  );

const NOTHING = "nothing";

/** A value in words. */
function wordsOf(value: unknown): string {
  if (typeof value === "boolean") return value ? "on" : "off";
  if (Array.isArray(value)) return value.map(wordsOf).join(", ") || NOTHING;
  if (Object.keys(fieldsOf(value)).length > 0)
    return Object.values(fieldsOf(value)).map(wordsOf).join(" to ");
  return textOf(value) || NOTHING;
}

/** The name of an event's subject, if it has one. */
export function subjectOf({ before, after }: { before?: unknown; after?: unknown }): string | null {
  const facts = { ...fieldsOf(before), ...fieldsOf(after) };
  if (Array.isArray(facts.values)) return listed(facts.values);
  return textOf(facts.name ?? facts.email ?? facts.value ?? null);
}

/** The number of entries that fit on a line. */
const LISTED = 3;

const listed = (values: readonly unknown[]): string =>
  values.length > LISTED
    ? `${plural(values.length, "entry", "entries")}: ${values.slice(0, LISTED).join(", ")}…`
    : values.join(", ");

const fieldsOf = (facts: unknown): Record<string, unknown> =>
  typeof facts === "object" && facts !== null && !Array.isArray(facts)
    ? (facts as Record<string, unknown>)
    : {};

function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}
