import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const SOURCE = join(import.meta.dirname, "../src");

/** Source files that contain this. */
function filesWith(pattern: RegExp, under = ""): string[] {
  const files = globSync(`${under}**/*.ts`, { cwd: SOURCE });
  expect(files.length).toBeGreaterThan(3);
  return files.filter((file) => pattern.test(readFileSync(join(SOURCE, file), "utf8")));
}

test("only accounts/ imports better-auth", () => {
  const files = filesWith(/from "(@better-auth|better-auth)[/"]/);
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => !file.startsWith("accounts/"))).toEqual([]);
});

test("a procedure has no transaction but the one that also writes the audit", () => {
  expect(filesWith(/\btransaction\b[^;]*from "@leadgen\/db"/).sort()).toEqual([
    // Read only.
    "db/snapshot.ts",
    // The end of a person's own call, in its own row, whose beginning is the person's action.
    "own-call/make-own-call.ts",
    // The only one for procedures: `ctx.write`.
    "procedure/procedure.ts",
    // Writes between and after a person's calls about the sending; the event is written with the first.
    "sending/settle.ts",
  ]);
});
