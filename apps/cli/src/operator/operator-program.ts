import { Command } from "commander";
import type { Context } from "../context.ts";
import type { ExitCode } from "../exit-codes.ts";
import { wholeNumber, withAddress } from "../options.ts";
import type { OperatorOptions } from "./operator-commands.ts";

type Commands = typeof import("./operator-commands.ts");

/** `operator ...`: the operator's actions from a terminal. */
export function operatorProgram(context: Context, finish: (code: ExitCode) => void): Command {
  const program = new Command("operator").description(
    "look at the breaker, open it, probe, close it, try the alerts",
  );
  const run = async (work: (commands: Commands) => Promise<ExitCode>) =>
    finish(await work(await import("./operator-commands.ts")));
  const command = (name: string) =>
    withAddress(program.command(name)).option("--json", "the API's answer as JSON");
  command("status")
    .description("may work run, and if not, why; exits 0 when CLOSED, 2 when OPEN")
    .action((options: OperatorOptions) => run(({ status }) => status(options, context)));
  command("close")
    .description("close the breaker: every PAUSED job carries on")
    .requiredOption("--epoch <n>", "the epoch that you saw in `operator status`", wholeNumber(0, 2 ** 31 - 1))
    .requiredOption("--reason <text>", "why, for those who come after you")
    .action((options) => run(({ close }) => close(options, context)));
  command("open")
    .description("emergency stop: open the breaker by hand")
    .requiredOption("--reason <text>", "why, for those who come after you")
    .action((options) => run(({ open }) => open(options, context)));
  command("history")
    .description("openings and closings, the latest first")
    .option("--limit <n>", "how many", wholeNumber(1, 200), 20)
    .action((options) => run(({ history }) => history(options, context)));
  command("probe <provider>")
    .description("one free call to see whether a provider works; exits 0 if it does, 2 if not")
    .action((provider: string, options: OperatorOptions) =>
      run(({ probe }) => probe(provider, options, context)),
    );
  command("acknowledge")
    .description("say that you are looking at it: ends the reminders of this opening")
    .requiredOption("--epoch <n>", "the epoch that you saw in `operator status`", wholeNumber(0, 2 ** 31 - 1))
    .action((options) => run(({ acknowledge }) => acknowledge(options, context)));
  command("test-alert")
    .description("send a test by every configured channel; exits 0 when each has taken it")
    .option("--timeout <seconds>", "how long to wait for that", wholeNumber(1, 3_600), 60)
    .action(async (options) => finish(await (await import("./test-alert.ts")).testAlert(options, context)));
  return program;
}
