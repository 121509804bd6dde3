import type { DoorError } from "@leadgen/db";
import type { MigrationError } from "@leadgen/db/migrate";
import { CliError } from "./cli-error.ts";
import { BadEnvError } from "./env.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { Interrupted } from "./interruption.ts";

/** How a rejected command ends. */
export interface Ending {
  readonly exitCode: ExitCode;
  /** The message for people, never a stack. Undefined: none is needed. */
  readonly message?: string;
}

export async function explainError(error: unknown): Promise<Ending> {
  if (error instanceof Interrupted) return { exitCode: EXIT.INTERRUPTED };
  if (error instanceof CliError) return { exitCode: error.exitCode, message: error.message };
  if (error instanceof BadEnvError) {
    return { exitCode: EXIT.MISBEHAVED, message: `The environment is not right:\n${error.message}` };
  }
  const message = await ofTheDatabase(error);
  return message === undefined
    ? { exitCode: EXIT.INTERNAL, message: internal(error) }
    : { exitCode: EXIT.MISBEHAVED, message };
}

// Compared by code, since the module of migrations takes long to load.
const MIGRATION_FAILED: MigrationError["code"] = "MIGRATION_FAILED";
const UNFIT: DoorError["code"] = "DATABASE_UNFIT";

/** The message for a database error, or for one that a person mends in the database; undefined for a bug of ours. */
async function ofTheDatabase(error: unknown): Promise<string | undefined> {
  if (!(error instanceof Error)) return undefined;
  const { code } = error as { code?: unknown };
  if (code === MIGRATION_FAILED || code === UNFIT) return error.message;
  // Loaded only when needed; otherwise a mistyped option would wait for it.
  const db = await import("@leadgen/db");
  if (error instanceof db.DatabaseUnreachableError || error instanceof db.CommitOutcomeUnknownError)
    return error.message;
  if (!db.isDatabaseTrouble(error)) return undefined;
  return `The database is in trouble: ${error.message}. See to it, then run this again.`;
}

function internal(error: unknown): string {
  if (!(error instanceof Error)) return `Internal error: ${String(error)}`;
  const place = /([\w.-]+\.ts:\d+)/.exec(error.stack ?? "")?.[1];
  return `Internal error: ${error.message}${place === undefined ? "" : ` (${place})`}`;
}
