import { checkInvariants } from "@leadgen/core/outreach";
import { createPool, transaction, unfinishedRestore } from "@leadgen/db";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-codes.ts";
import { explainedByCode } from "../running-database.ts";
import type { CheckId } from "./advice.ts";
import { type Facts, readFacts } from "./facts.ts";

/** The result of one check. */
export interface Finding {
  readonly id: CheckId;
  readonly claim: string;
  readonly violations: number;
  /** Up to 5 of the rows or requests that break it. */
  readonly examples: readonly string[];
}

export interface Examination {
  readonly findings: readonly Finding[];
  readonly facts: Facts;
  readonly server: string;
}

export interface ExamineOptions {
  /** Maximal seconds per statement. */
  readonly timeout: number;
}

/**
 * Checks I1 to I9 and reads the facts in one snapshot. The transaction is read-only and takes no lock that blocks others.
 *
 * @throws DatabaseUnreachableError; CliError (1) if the database answers but cannot be examined.
 */
export async function examine(databaseUrl: string, { timeout }: ExamineOptions): Promise<Examination> {
  const timeouts = { statement: timeout * 1000, lock: 2_000 };
  const pool = createPool(databaseUrl, {
    max: 1,
    applicationName: "leadgen-doctor",
    timeouts,
    standby: true,
  });
  try {
    return await transaction(pool, async (tx) => {
      await tx.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
      const unfinished = await unfinishedRestore(tx);
      if (unfinished !== undefined) throw new CliError(EXIT.MISBEHAVED, unfinished);
      const [server] = await tx.query<{ name: string }>(SERVER);
      return {
        findings: await checkInvariants(tx),
        facts: await readFacts(tx),
        server: server?.name ?? "the database",
      };
    });
  } catch (error) {
    throw explainedByCode(error);
  } finally {
    await pool.end();
  }
}

const SERVER = `
  SELECT current_database() || ' on PostgreSQL ' || split_part(current_setting('server_version'), ' ', 1) AS name`;
