import { readFileSync } from "node:fs";
import * as outreach from "@leadgen/core/outreach";
import { testDatabase } from "@leadgen/db/testing";
import { expect, it } from "vitest";

const page = readFileSync(new URL("../../../docs/flows.md", import.meta.url), "utf8");
const diagrams = [...page.matchAll(/```mermaid\n([\s\S]*?)```/g)].map(([, text = ""]) => text);

it("docs/flows.md has the five flows, and names only verbs that exist", () => {
  expect(diagrams).toHaveLength(5);
  const named = diagrams.flatMap((text) => [...text.matchAll(/->>D: (\w+)/g)].map(([, verb = ""]) => verb));
  expect(named.length).toBeGreaterThan(12);
  expect([...new Set(named)].filter((verb) => !(verb in outreach))).toEqual([]);
});

it("docs/flows.md names only tables and columns that exist", async () => {
  await using database = await testDatabase();
  const { rows } = await database.pool.query<{ table: string; column: string }>(
    `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns WHERE table_schema = 'public'`,
  );
  const text = diagrams.join("\n");
  const tables = [...text.matchAll(/INSERT (\w+)/g)].map(([, table = ""]) => table);
  const columns = [...text.matchAll(/\b([a-z_]+)\.([a-z_]+)\b/g)].map(([named]) => named);
  expect(tables.length + columns.length).toBeGreaterThan(15);
  const known = new Set(rows.flatMap(({ table, column }) => [table, `${table}.${column}`]));
  expect([...new Set([...tables, ...columns])].filter((name) => !known.has(name))).toEqual([]);
});
