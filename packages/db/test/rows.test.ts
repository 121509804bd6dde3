import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { COLUMNS } from "../generated/rows.ts";
import { rowTypes } from "../scripts/row-types.ts";
import { columns, type RowOf, type Table, written } from "../src/index.ts";
import { testDatabase } from "../src/testing/index.ts";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const REPOSITORY = join(PACKAGE, "../..");
const SCHEMA = readFileSync(join(PACKAGE, "prisma/schema.prisma"), "utf8");
const FIXTURE = readFileSync(join(PACKAGE, "test/fixtures/reads-campaign.ts"), "utf8");

/** The lines of the fixture that do not compile with the row types of `schema`. */
function errorLines(schema: string): number[] {
  const root = mkdtempSync(join(tmpdir(), "leadgen-rows-"));
  try {
    for (const folder of ["generated", "src", "test/fixtures"])
      mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, "generated/rows.ts"), rowTypes(schema));
    cpSync(join(PACKAGE, "src/rows.ts"), join(root, "src/rows.ts"));
    writeFileSync(join(root, "test/fixtures/reads-campaign.ts"), FIXTURE);
    const config = {
      extends: join(REPOSITORY, "tooling/tsconfig/base.json"),
      compilerOptions: { typeRoots: [join(REPOSITORY, "node_modules/@types")] },
      files: ["test/fixtures/reads-campaign.ts"],
    };
    writeFileSync(join(root, "package.json"), JSON.stringify({ type: "module" }));
    writeFileSync(join(root, "tsconfig.json"), JSON.stringify(config));
    const args = ["-p", join(root, "tsconfig.json"), "--pretty", "false"];
    const { stdout } = spawnSync(join(REPOSITORY, "node_modules/.bin/tsc"), args, { encoding: "utf8" });
    const errors = [...stdout.matchAll(/^(.*?)\((\d+),\d+\): error TS/gm)];
    expect(errors.filter(([, file = ""]) => !file.endsWith("reads-campaign.ts"))).toEqual([]);
    return [...new Set(errors.map(([, , line]) => Number(line)))];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

describe("a statement that takes its row from the schema", () => {
  test("compiles", () => {
    expect(errorLines(SCHEMA)).toEqual([]);
  });

  test("does not compile wherever it reads a column that was renamed", () => {
    const renamed = SCHEMA.replace(
      /^ {2}leadLimit( +Int +)@map\("lead_limit"\)/m,
      '  maxLeads$1@map("max_leads")',
    );
    expect(renamed).not.toBe(SCHEMA);
    const marked = FIXTURE.split("\n").flatMap((line, at) => (line.endsWith("// not after") ? [at + 1] : []));
    expect(errorLines(renamed)).toEqual(marked);
  });

  test("does not compile where it does not expect null from a column that has become nullable", () => {
    const nullable = SCHEMA.replace(/^ {2}leadLimit( +)Int /m, "  leadLimit$1Int?");
    expect(nullable).not.toBe(SCHEMA);
    expect(errorLines(nullable)).toHaveLength(3);
  });
});

test.each(Object.keys(COLUMNS) as Table[])(
  "the columns of %s can be selected, with and without an alias",
  async (table) => {
    await using db = await testDatabase();
    const names = Object.keys(COLUMNS[table]) as (keyof (typeof COLUMNS)[typeof table])[];
    for (const alias of [undefined, "t"]) {
      const list = columns(table, names, alias);
      const { fields } = await db.pool.query(`SELECT ${list} FROM "${table}" AS ${alias ?? "unnamed"}`);
      expect(fields.map((field) => field.name)).toEqual(names);
    }
  },
);

test("a select list names each column as its row does", () => {
  expect(columns("campaign", ["id", "leadLimit"])).toBe('id, lead_limit AS "leadLimit"');
  expect(columns("campaign", ["id", "leadLimit"], "c")).toBe('c.id, c.lead_limit AS "leadLimit"');
});

test("`written` names the columns with a value or null, and leaves out undefined ones", () => {
  expect(
    written("campaign", { leadLimit: 5, offer: { tone: "dry" }, name: undefined, message: null }),
  ).toEqual({
    names: ["lead_limit", "offer", "message"],
    json: '{"lead_limit":5,"offer":{"tone":"dry"},"message":null}',
  });
});

test("a row has the values that its type promises", async () => {
  await using db = await testDatabase();
  await db.pool.query(
    `INSERT INTO provider_call (provider, endpoint, epoch, actor, purpose, started_at, credits)
     VALUES ('APOLLO', '/x', 0, 'test', 'PROBE', now(), 1.25)`,
  );
  const CALL = columns("provider_call", ["provider", "epoch", "startedAt", "credits", "effect", "jobId"]);
  const { rows } = await db.pool.query<RowOf<typeof CALL>>(`SELECT ${CALL} FROM provider_call`);
  const expected: RowOf<typeof CALL>[] = [
    {
      provider: "APOLLO",
      epoch: 0,
      startedAt: expect.any(Date),
      credits: "1.250",
      effect: false,
      jobId: null,
    },
  ];
  expect(rows).toEqual(expected);
});

describe("making the row types", () => {
  const model = (field: string) =>
    rowTypes(`enum Kind {\n  A\n}\nmodel One {\n  ${field}\n  @@map("one")\n}\n`);

  test.each([
    ["id BigInt @id", "id: number | bigint;"],
    ["big BigInt[]", "big: (number | bigint)[];"],
    ["day DateTime @db.Date", "day: string;"],
    ["day DateTime? @db.Date", "day: string | null;"],
    ["kinds Kind[] // a comment", "kinds: Kind[];"],
    ["data Json?", "data: unknown;"],
    ["hash Bytes?", "hash: Buffer | null;"],
    ["cost Decimal", "cost: string;"],
  ])("reads %s as %s", (field, type) => {
    expect(model(field)).toContain(`    readonly ${type}\n`);
  });

  test("leaves relations out", () => {
    expect(model("other One?")).toContain("  readonly one: {\n  };");
  });

  test("refuses a type that it does not know", () => {
    expect(() => model("size Money")).toThrow('no row type for "size Money"');
  });
});
