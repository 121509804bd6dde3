import { CliError } from "./cli-error.ts";
import { BadEnvError } from "./env.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { Interrupted } from "./interruption.ts";

/** What a rejected command exits with. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CliError) return error.exitCode;
  if (error instanceof Interrupted) return EXIT.INTERRUPTED;
  return isOfTheSetup(error) ? EXIT.MISBEHAVED : EXIT.INTERNAL;
}

/** What a person is told: never a stack. Undefined: nothing, they know. */
export function messageOf(error: unknown): string | undefined {
  if (error instanceof Interrupted) return undefined;
  if (error instanceof BadEnvError) return `The environment is not right:\n${error.message}`;
  if (error instanceof CliError || isOfTheSetup(error)) return (error as Error).message;
  const text = error instanceof Error ? error.message : String(error);
  const place = error instanceof Error ? /([\w.-]+\.ts:\d+)/.exec(error.stack ?? "")?.[1] : undefined;
  return `Internal error: ${text}${place === undefined ? "" : ` (${place})`}`;
}

/** Errors of @leadgen/db that a person can mend, by code: their classes would take long to load for a mistyped option. */
const CODES_OF_THE_SETUP: readonly unknown[] = ["DATABASE_UNREACHABLE", "MIGRATION_FAILED"];

const isOfTheSetup = (error: unknown): boolean =>
  error instanceof BadEnvError ||
  (error instanceof Error && CODES_OF_THE_SETUP.includes((error as { code?: unknown }).code));
