import { Command } from "commander";
import type { Context } from "./context.ts";
import { type DemoOptions, demo } from "./demo/demo.ts";
import { DEFAULT_OUTAGE } from "./demo/planned-outage.ts";
import type { ExitCode } from "./exit-codes.ts";
import { runApi } from "./services/run-api.ts";

/** The command line. `finish` gets the exit code of the command that ran; usage errors are thrown. */
export function createProgram(context: Context, finish: (code: ExitCode) => void): Command {
  const program = new Command("leadgen")
    .description("Runs lead-generation campaigns, and stops safely when a service they depend on fails.")
    .exitOverride()
    .showHelpAfterError("(--help shows what there is)");
  program
    .command("demo")
    .description("the whole story: campaigns, an outage, the breaker, an operator's close, the report")
    .option("--fail <provider:fault>", "what fails midway", DEFAULT_OUTAGE)
    .option(
      "--data <folder>",
      "where its data goes (default: .data/demo); what an earlier demo made there is removed",
    )
    .action(async (options: DemoOptions) => finish(await demo(options, context)));
  program
    .command("serve-api")
    .description("the API without the web app, on PORT, for scripts and the demo")
    .action(async () => finish(await runApi(context)));
  return program;
}
