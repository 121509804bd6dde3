import { Command } from "commander";
import type { Context } from "./context.ts";
import type { DemoOptions } from "./demo/demo.ts";
import type { DoctorOptions } from "./doctor/doctor.ts";
import { type ExitCode, exitCodesHelp } from "./exit-codes.ts";
import { operatorProgram } from "./operator/operator-program.ts";
import { wholeNumber } from "./options.ts";
import { type SmokeOptions, withSmokeOptions } from "./smoke/options.ts";

/** Called with the exit code of the command that ran. */
export type Finish = (code: ExitCode) => void;

/** The command line. A command is loaded only when it is called. Usage errors are thrown. */
export function createProgram(context: Context, finish: Finish): Command {
  const program = new Command("leadgen")
    .description("Runs lead-generation campaigns, and stops safely when a service they depend on fails.")
    .configureHelp({ sortSubcommands: false })
    .exitOverride();
  addScenarios(program, context, finish);
  addServices(program, context, finish);
  program.addCommand(operatorProgram(context, finish));
  addDoctor(program, context, finish);
  addRestored(program, context, finish);
  for (const command of everyCommand(program)) command.exitOverride().showHelpAfterError(HINT);
  return program;
}

function addScenarios(program: Command, context: Context, finish: Finish): void {
  program
    .command("demo")
    .description("the whole story: campaigns, an outage, the breaker, an operator's close, the report")
    .option("--fail <provider:fault>", "what fails midway", "openai:quota-exhausted")
    .option("--data <folder>", "where its data goes; an earlier demo's is removed (default: .data/demo)")
    .action(async (options: DemoOptions) => {
      const { demo } = await import("./demo/demo.ts");
      finish(await demo(options, context));
    });
  withSmokeOptions(program.command("smoke")).action(async (options: SmokeOptions) => {
    const { smoke } = await import("./smoke/smoke.ts");
    finish(await smoke(options, context));
  });
}

function addServices(program: Command, context: Context, finish: Finish): void {
  program
    .command("dev")
    .description("everything with the web app and hot reload; providers without a key are simulated")
    .action(async () => {
      const { dev } = await import("./services/dev.ts");
      finish(await dev(context));
    });
  program
    .command("up")
    .description("the same in production mode, set up by the environment (.env.example)")
    .action(async () => {
      const { up } = await import("./services/up.ts");
      finish(await up(context));
    });
  program
    .command("serve-api")
    .description("the API without the web app, on PORT of this machine only, for scripts")
    .action(async () => {
      const { runApi } = await import("./services/serve-api.ts");
      finish(await runApi(context));
    });
}

function addDoctor(program: Command, context: Context, finish: Finish): void {
  program
    .command("doctor")
    .description("checks the invariants over the database, in one read-only snapshot; safe on production")
    .option("--json", "the findings as JSON")
    .option("--requests <file>", "the providers' log of requests (NDJSON of the simulator), for I10")
    .option("--timeout <seconds>", "for one statement", wholeNumber(1, 86_400), 120)
    .addHelpText("after", DOCTOR_CODES)
    .action(async (options: DoctorOptions) => {
      const { doctor } = await import("./doctor/doctor.ts");
      finish(await doctor(options, context));
    });
}

function addRestored(program: Command, context: Context, finish: Finish): void {
  program
    .command("restored")
    .description("to be run on a restored backup before anything else: opens the breaker, pauses every job")
    .addHelpText("after", RESTORED_CODES)
    .action(async () => {
      const { restored } = await import("./restored/restored.ts");
      finish(await restored(context));
    });
}

const everyCommand = (command: Command): Command[] => [command, ...command.commands.flatMap(everyCommand)];

const HINT = "(--help shows what there is)";

const DOCTOR_CODES = exitCodesHelp({
  DONE: "all invariants hold",
  MISBEHAVED: "the database could not be examined",
  VIOLATED: "at least one does not hold",
});

const RESTORED_CODES = exitCodesHelp({
  DONE: "the breaker is OPEN and nothing of the old installation is left",
  MISBEHAVED: "workers run on the database, or it cannot be used",
});
