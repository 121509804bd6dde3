import { CommanderError } from "commander";
import type { Context } from "./context.ts";
import { readTerminalEnv } from "./env.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { exitCodeOf, messageOf } from "./explain-error.ts";
import { watchInterruption } from "./interruption.ts";
import { createProgram } from "./program.ts";
import { createTerminal } from "./terminal/terminal.ts";

/** Runs the command line and resolves with its exit code; never rejects. */
async function main(context: Context): Promise<ExitCode> {
  const { terminal } = context;
  try {
    let code: ExitCode = EXIT.DONE;
    await createProgram(context, (result) => {
      code = result;
    }).parseAsync();
    return code;
  } catch (error) {
    terminal.settle();
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.DONE : EXIT.USAGE;
    const message = messageOf(error);
    if (message !== undefined) process.stderr.write(`${message}\n`);
    return exitCodeOf(error);
  }
}

const context: Context = {
  terminal: createTerminal({ stream: process.stdout, ...readTerminalEnv() }),
  interruption: watchInterruption(),
};
process.exit(await main(context));
