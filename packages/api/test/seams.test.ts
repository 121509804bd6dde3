import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const SOURCE = join(import.meta.dirname, "../src");

/** Files of the source in which this stands. */
function filesWith(pattern: RegExp, under = ""): string[] {
  const files = globSync(`${under}**/*.ts`, { cwd: SOURCE });
  expect(files.length).toBeGreaterThan(3);
  return files.filter((file) => pattern.test(readFileSync(join(SOURCE, file), "utf8")));
}

test("better-auth is known to the accounts only", () => {
  const files = filesWith(/from "(@better-auth|better-auth)[/"]/);
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => !file.startsWith("accounts/"))).toEqual([]);
});

test("a procedure has no transaction but the one that writes the audit too", () => {
  expect(filesWith(/\btransaction\b.*from "@leadgen\/db"/, "routers/")).toEqual([]);
  // The end of a probe, whose beginning is what somebody did; and a query's own call, which is a row of its own.
  expect(filesWith(/\btransaction\b.*from "@leadgen\/db"/, "write/").sort()).toEqual([
    "write/ask-instantly.ts",
    "write/probe-provider.ts",
  ]);
});
