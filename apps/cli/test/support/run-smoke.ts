import type { SmokeDocument } from "../../src/smoke/document.ts";
import { type CliRun, startCli } from "./run-cli.ts";

/** A finished run of smoke. */
export interface SmokeEnd {
  readonly code: number | null;
  /** Its output for people. */
  readonly said: string;
  readonly document: SmokeDocument;
}

/** Runs smoke with --json to its end, and reads what it printed. */
export async function runSmoke(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<SmokeEnd> {
  await using run = startSmoke(args, env);
  return await endOf(run);
}

export const startSmoke = (args: readonly string[], env: Readonly<Record<string, string>>): CliRun =>
  startCli(["smoke", "--json", ...args], env);

export async function endOf(run: CliRun): Promise<SmokeEnd> {
  const code = await run.exit;
  const documents = documentsIn(run);
  if (documents.length !== 1)
    throw new Error(`It printed ${documents.length} documents and said:\n${run.said()}`);
  return { code, said: run.said(), document: documents[0] as SmokeDocument };
}

/** One document per line. */
export const documentsIn = (run: CliRun): SmokeDocument[] =>
  run
    .stdout()
    .split("\n")
    .filter((line, place, lines) => line !== "" && place < lines.length - 1)
    .map((line) => JSON.parse(line));
