/** The TypeScript type that the pool reads from a column (src/pool.ts), by Prisma's type. */
const SCALARS: Readonly<Record<string, string>> = {
  String: "string",
  Boolean: "boolean",
  Int: "number",
  Float: "number",
  // A number if that is exact.
  BigInt: "number | bigint",
  // Text, because a number would round.
  Decimal: "string",
  DateTime: "Date",
  // The reader gives the type, by WithJson or a schema.
  Json: "unknown",
  Bytes: "Buffer",
};

interface Column {
  /** Name in a row, such as `leadLimit`. */
  readonly name: string;
  /** Name in the table, such as `lead_limit`. */
  readonly column: string;
  readonly type: string;
}

interface Block {
  readonly kind: string;
  readonly name: string;
  readonly mapped: string;
  readonly lines: readonly string[];
}

/** TypeScript with the row type of every table and the columns behind its names, from the text of schema.prisma. */
export function rowTypes(schema: string): string {
  const blocks = blocksOf(schema);
  const enums = blocks.filter(({ kind }) => kind === "enum");
  const models = blocks.filter(({ kind }) => kind === "model");
  const names = {
    enums: new Set(enums.map(({ name }) => name)),
    models: new Set(models.map(({ name }) => name)),
  };
  const tables = models.map(({ mapped, lines }) => ({
    table: mapped,
    columns: lines.flatMap((line) => columnOf(line, names) ?? []),
  }));
  return [
    "// Made from prisma/schema.prisma by scripts/generate.ts.",
    ...enums.map(
      ({ name, lines }) => `export type ${name} = ${lines.map((value) => `"${value}"`).join(" | ")};`,
    ),
    "/** The row of every table: its columns by the names that statements give them, as the pool reads them. */",
    "export interface Rows {",
    ...tables.flatMap(({ table, columns }) => [
      `  readonly ${table}: {`,
      ...columns.map(({ name, type }) => `    readonly ${name}: ${type};`),
      "  };",
    ]),
    "}",
    "/** The column behind each name. */",
    "export const COLUMNS = {",
    ...tables.flatMap(({ table, columns }) => [
      `  ${table}: {`,
      ...columns.map(({ name, column }) => `    ${name}: "${column}",`),
      "  },",
    ]),
    "} as const;",
    "",
  ].join("\n");
}

/** The enums and models, without comments, empty lines and `@@` lines. */
function blocksOf(schema: string): Block[] {
  const text = schema.replaceAll(/\/\/.*$/gm, "");
  return [...text.matchAll(/^(\w+) (\w+) \{\n(.*?)^\}/gms)].map(([, kind = "", name = "", body = ""]) => {
    const lines = body.split("\n").map((line) => line.trim());
    return {
      kind,
      name,
      mapped: body.match(/@@map\("(\w+)"\)/)?.[1] ?? name,
      lines: lines.filter((line) => line !== "" && !line.startsWith("@@")),
    };
  });
}

/** A field of a model as a column; undefined for a relation, which has none. */
function columnOf(
  line: string,
  { enums, models }: { enums: ReadonlySet<string>; models: ReadonlySet<string> },
): Column | undefined {
  const [, name = "", base = "", list, optional, rest = ""] =
    line.match(/^(\w+)\s+(\w+)(\[\])?(\?)?(.*)$/) ?? [];
  if (models.has(base)) return undefined;
  const type = /@db\.Date\b/.test(rest) ? "string" : enums.has(base) ? base : SCALARS[base];
  if (type === undefined) throw new Error(`schema.prisma: no row type for "${line}"`);
  const each = list === undefined ? type : type.includes("|") ? `(${type})[]` : `${type}[]`;
  return {
    name,
    column: rest.match(/@map\("(\w+)"\)/)?.[1] ?? name,
    // `unknown | null` is unknown.
    type: optional === undefined || type === "unknown" ? each : `${each} | null`,
  };
}
