import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { CASES } from "../src/cases.ts";
import { renderMatrix } from "../src/render-matrix.ts";
import { smoke } from "../src/smoke.ts";

/** One of each sort; `make matrix` runs all. A machine without binaries of PostgreSQL 16 skips that case. */
const SHORT = ["16", "search-path", "turkish", "tls"];

test.each(CASES.filter(({ name }) => SHORT.includes(name)))("the smoke holds on $what", async ({ open }) => {
  const folder = await mkdtemp(path.join(tmpdir(), "leadgen-matrix-"));
  await using place = await open(folder);
  if (place !== undefined) expect(await smoke(place)).toEqual([]);
});

test("the document shows what was seen, and what was not run", () => {
  const it = { name: "x", what: "a kind", seconds: 1 };
  const text = renderMatrix([
    { ...it, wrong: [] },
    { ...it, wrong: ["no"] },
    { ...it, wrong: undefined },
    { ...it, wrong: [], refused: /no/ },
  ]);
  for (const seen of ["| holds |", "| **does not hold** |", "| not run: ", "| refused, with"])
    expect(text).toContain(seen);
});
