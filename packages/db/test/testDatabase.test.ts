import { expect, test } from "vitest";
import { testDatabase } from "../src/testing/index.ts";

test("thirty databases are cloned at once, each its own", async () => {
  const all = await Promise.all(Array.from({ length: 30 }, () => testDatabase({ max: 1 })));
  await Promise.all(
    all.map((each, index) => each.pool.query("INSERT INTO organization (name) VALUES ($1)", [`o${index}`])),
  );
  const names = await Promise.all(
    all.map(async (each) => (await each.pool.query("SELECT name FROM organization")).rows),
  );
  await Promise.all(all.map((each) => each[Symbol.asyncDispose]()));
  expect(names).toEqual(all.map((_, index) => [{ name: `o${index}` }]));
});
