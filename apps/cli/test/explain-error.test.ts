import { CommitOutcomeUnknownError, DatabaseUnreachableError } from "@leadgen/db";
import { expect, test } from "vitest";
import { CliError } from "../src/cli-error.ts";
import { EXIT, exitCodesHelp } from "../src/exit-codes.ts";
import { explainError } from "../src/explain-error.ts";

const withCode = (code: string, message: string) => Object.assign(new Error(message), { code });

test.for([
  { error: new DatabaseUnreachableError("db:5432", withCode("ECONNREFUSED", "no")), says: "at db:5432" },
  { error: new CommitOutcomeUnknownError(new Error("cut")), says: "Look at the rows" },
  { error: withCode("MIGRATION_FAILED", "Migrating failed: x"), says: "Migrating failed: x" },
  { error: withCode("57P01", "terminating connection"), says: "The database is in trouble: terminating" },
  { error: new Error("Connection terminated unexpectedly"), says: "The database is in trouble" },
])("an error that is the database's by db's table ends with 1: $says", async ({ error, says }) => {
  expect(await explainError(error)).toEqual({
    exitCode: EXIT.MISBEHAVED,
    message: expect.stringContaining(says),
  });
});

test.for([withCode("23505", "duplicate key"), new TypeError("x is undefined"), "thrown text"])(
  "a bug of ours ends with 70 and no stack: %s",
  async (error) => {
    const { exitCode, message } = await explainError(error);
    expect(exitCode).toBe(EXIT.INTERNAL);
    expect(message).toMatch(/^Internal error: [^\n]+$/);
  },
);

test("an error made for people ends with its own code and message", async () => {
  const ending = await explainError(new CliError(EXIT.USAGE, "Name the provider."));
  expect(ending).toEqual({ exitCode: EXIT.USAGE, message: "Name the provider." });
});

test("a command's help lists its own exit codes and those of every command", () => {
  expect(exitCodesHelp({ DONE: "done", SERVICE_FAILED: "it failed" })).toBe(
    "\nExit codes:\n    0  done\n    2  it failed\n   64  wrong usage\n   70  internal error\n  130  interrupted",
  );
});
