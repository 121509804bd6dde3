import { Command } from "commander";
import type { Context } from "./context.ts";
import { type DemoOptions, demo } from "./demo/demo.ts";
import { DEFAULT_OUTAGE } from "./demo/planned-outage.ts";
import type { ExitCode } from "./exit-codes.ts";
import { operatorProgram } from "./operator/operator-program.ts";
import { wholeNumber, withAddress } from "./options.ts";
import { dev } from "./services/dev.ts";
import { runApi } from "./services/run-api.ts";
import { up } from "./services/up.ts";
import { type SmokeOptions, smoke } from "./smoke/smoke.ts";

/** Told the exit code of the command that ran. */
export type Finish = (code: ExitCode) => void;

/** The command line. Usage errors are thrown. */
export function createProgram(context: Context, finish: Finish): Command {
  const program = new Command("leadgen")
    .description("Runs lead-generation campaigns, and stops safely when a service they depend on fails.")
    .configureHelp({ sortSubcommands: false })
    .exitOverride();
  program
    .command("demo")
    .description("the whole story: campaigns, an outage, the breaker, an operator's close, the report")
    .option("--fail <provider:fault>", "what fails midway", DEFAULT_OUTAGE)
    .option("--data <folder>", "where its data goes; an earlier demo's is removed (default: .data/demo)")
    .action(async (options: DemoOptions) => finish(await demo(options, context)));
  program
    .command("dev")
    .description("everything with the web app and hot reload; providers without a key are simulated")
    .action(async () => finish(await dev(context)));
  program
    .command("up")
    .description("the same in production mode, set up by the environment (.env.example)")
    .action(async () => finish(await up(context)));
  withAddress(program.command("smoke"))
    .description("campaigns side by side on a running system; with real providers they cost real money")
    .option("--campaigns <n>", "how many", wholeNumber(1, 50), 3)
    .option("--leads <n>", "people in each", wholeNumber(1, 1000), 10)
    .option("--timeout <seconds>", "for all of them together", wholeNumber(1, 86_400), 300)
    .addHelpText("after", SMOKE_CODES)
    .action(async (options: SmokeOptions) => finish(await smoke(options, context)));
  program
    .command("serve-api")
    .description("the API without the web app, on PORT of this machine only, for scripts")
    .action(async () => finish(await runApi(context)));
  program.addCommand(operatorProgram(context, finish));
  for (const command of everyCommand(program)) command.exitOverride().showHelpAfterError(HINT);
  return program;
}

const everyCommand = (command: Command): Command[] => [command, ...command.commands.flatMap(everyCommand)];

const HINT = "(--help shows what there is)";

const SMOKE_CODES = `
Exit codes: 0 all campaigns done, 2 a service failed (the breaker opened, or was open), 1 the system misbehaved,
64 wrong usage, 70 internal error, 130 interrupted.`;
