import { hashUnit } from "../data/hash.ts";

/** The part of a JSON schema that the generator understands. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
  readonly format?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
}

/** The place in the answer where a text is needed. */
export interface Place {
  /** Name of the property, lower case without separators; of an array's items, the array's name. */
  readonly name: string;
  /** Position in the nearest array. */
  readonly index: number;
  readonly format: string | null;
}

export interface Author {
  readonly seed: string;
  readonly text: (place: Place) => string;
  /** How many items an array of this name gets. */
  readonly count: (name: string) => number;
}

interface Cursor extends Place {
  readonly root: JsonSchema;
  readonly author: Author;
}

/** A value that satisfies the schema (patterns excepted), its texts written by `author`. */
export function writeJson(schema: JsonSchema, author: Author): unknown {
  return write(schema, { root: schema, author, name: "", index: 0, format: null });
}

function write(schema: JsonSchema, cursor: Cursor): unknown {
  if (schema.$ref !== undefined) return write(resolve(schema.$ref, cursor.root), cursor);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[Math.floor(throwDice(cursor) * schema.enum.length)] ?? null;
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return write(options.find((option) => typeOf(option) !== "null") ?? {}, cursor);
  switch (typeOf(schema)) {
    case "object":
      return writeObject(schema, cursor);
    case "array":
      return writeArray(schema, cursor);
    case "integer":
      return Math.round(writeNumber(schema, cursor, true));
    case "number":
      return writeNumber(schema, cursor, false);
    case "boolean":
      return throwDice(cursor) < 0.5;
    case "null":
      return null;
    default:
      return trim(cursor.author.text({ ...cursor, format: schema.format ?? null }), schema);
  }
}

function writeObject(schema: JsonSchema, cursor: Cursor): Record<string, unknown> {
  const fields = Object.entries(schema.properties ?? {});
  return Object.fromEntries(
    fields.map(([key, field]) => [key, write(field, { ...cursor, name: plainName(key) })]),
  );
}

function writeArray(schema: JsonSchema, cursor: Cursor): unknown[] {
  const wanted = cursor.author.count(cursor.name);
  const length = Math.min(
    Math.max(wanted, schema.minItems ?? 0),
    schema.maxItems ?? Number.POSITIVE_INFINITY,
  );
  return Array.from({ length }, (_, index) => write(schema.items ?? {}, { ...cursor, index }));
}

function writeNumber(schema: JsonSchema, cursor: Cursor, whole: boolean): number {
  const step = whole ? 1 : 0.01;
  const low = schema.minimum ?? (schema.exclusiveMinimum === undefined ? 0 : schema.exclusiveMinimum + step);
  const top =
    schema.maximum ?? (schema.exclusiveMaximum === undefined ? undefined : schema.exclusiveMaximum - step);
  const high = top ?? (whole ? low + 10 : Math.max(low + 1, 1));
  const value = low + throwDice(cursor) * (high - low);
  return whole ? value : Math.min(high, Math.max(low, Number(value.toFixed(2))));
}

function trim(text: string, { minLength = 0, maxLength = Number.POSITIVE_INFINITY }: JsonSchema): string {
  let fitted = text;
  while (fitted.length < minLength) fitted += ` ${text || "More to follow."}`;
  return fitted.slice(0, maxLength);
}

function typeOf(schema: JsonSchema): string {
  if (typeof schema.type === "string") return schema.type;
  const type = schema.type?.find((name) => name !== "null");
  return type ?? (schema.properties ? "object" : schema.items ? "array" : "string");
}

function resolve(ref: string, root: JsonSchema): JsonSchema {
  if (ref === "#") return root;
  const name = ref.split("/").at(-1) ?? "";
  return root.$defs?.[name] ?? root.definitions?.[name] ?? {};
}

function throwDice({ author, name, index }: Cursor): number {
  return hashUnit(author.seed, "json", name, index);
}

function plainName(key: string): string {
  return key.toLowerCase().replace(/[^a-z0-9]/g, "");
}
