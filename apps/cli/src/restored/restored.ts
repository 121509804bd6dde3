import { userInfo } from "node:os";
import { secureDatabase } from "@leadgen/api";
import { DomainError } from "@leadgen/core";
import type { Secured } from "@leadgen/core/outreach";
import { createPool, knock, transaction } from "@leadgen/db";
import { CliError } from "../cli-error.ts";
import type { Context } from "../context.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { databaseUrl, explainedByCode } from "../running-database.ts";

/** Makes a restored backup safe to start on: the breaker OPEN, every job PAUSED, nothing held by dead workers. */
export async function restored({ terminal }: Context): Promise<ExitCode> {
  const url = await databaseUrl();
  const pool = createPool(url, { max: 1, applicationName: "leadgen-restored" });
  try {
    // A database's own search path is not part of a backup. Without it, the tables are not found, and migrating would be refused.
    await knock(url, "work", 1);
    const by = userInfo().username;
    const secured = await transaction(pool, (tx) => secureDatabase(tx, { by }));
    for (const line of linesOf(secured)) terminal.print(line);
    return EXIT.DONE;
  } catch (error) {
    if (error instanceof DomainError) throw new CliError(EXIT.MISBEHAVED, error.message);
    throw explainedByCode(error);
  } finally {
    await pool.end();
  }
}

function linesOf({ breaker, opened, ...facts }: Secured): string[] {
  const epoch = `epoch ${breaker.epoch}`;
  const takenAt = facts.takenAt.toISOString();
  return [
    opened
      ? `The breaker is OPEN (${epoch}), and ${facts.jobsPaused} jobs are PAUSED.`
      : `The breaker was OPEN already (${epoch}), and stays so: ${breaker.reason}`,
    facts.maybeLater
      ? `The newest thing in the database is of ${takenAt}: the backup is from then, or from earlier if anything ran on it since.`
      : `The newest thing in the backup is of ${takenAt}.`,
    `Workers of that time marked as gone: ${facts.workersGone}. Calls that are UNKNOWN now: ${facts.callsUnknown}.`,
    "Compare what was sent since then with the providers' usage pages, then close the breaker.",
  ];
}
