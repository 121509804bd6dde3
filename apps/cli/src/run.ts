import { CommanderError } from "commander";
import { readTerminalEnv } from "./env.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { explainError } from "./explain-error.ts";
import type { Interruption } from "./interruption.ts";
import { createProgram } from "./program.ts";
import { createTerminal } from "./terminal/terminal.ts";

/** Runs the command line and resolves with its exit code; never rejects. */
export async function run(interruption: Interruption): Promise<ExitCode> {
  const terminal = createTerminal({ stream: process.stdout, ...readTerminalEnv() });
  let code: ExitCode = EXIT.DONE;
  const finish = (result: ExitCode) => {
    code = result;
  };
  try {
    await createProgram({ terminal, interruption }, finish).parseAsync();
    return code;
  } catch (error) {
    terminal.settle();
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.DONE : EXIT.USAGE;
    const { exitCode, message } = await explainError(error);
    if (message !== undefined) process.stderr.write(`${message}\n`);
    return exitCode;
  }
}
