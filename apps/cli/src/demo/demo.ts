import path from "node:path";
import { explainCall } from "../api/refusal.ts";
import { CliError } from "../cli-error.ts";
import type { Context } from "../context.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { DATA, shownPath } from "../paths.ts";
import { supervised } from "../supervised.ts";
import { activateSending } from "./activate-sending.ts";
import { createChecks } from "./checks.ts";
import { takeDataFolder } from "./data-folder.ts";
import { exportCsv } from "./export-csv.ts";
import { operate } from "./operate.ts";
import { parseOutage } from "./planned-outage.ts";
import { playOutage } from "./play-outage.ts";
import { report } from "./report.ts";
import { createCampaigns, runToEnd, runToOutage, startCampaigns } from "./run-campaigns.ts";
import { announce, type Stage } from "./stage.ts";
import { standStill } from "./stand-still.ts";
import { startWorld, type World } from "./start-world.ts";

export interface DemoOptions {
  /** `<provider>:<fault>` */
  readonly fail: string;
  /** Folder for its data; default `.data/demo`. */
  readonly data?: string;
}

/** The whole demo: concurrent campaigns, an outage, the breaker, an operator's closing, the report. */
export async function demo(options: DemoOptions, context: Context): Promise<ExitCode> {
  const outage = parseOutage(options.fail);
  const data = takeDataFolder(path.resolve(options.data ?? path.join(DATA, "demo")));
  const { terminal } = context;
  const began = performance.now();
  try {
    return await supervised(context, async (supervisor, signal) => {
      const { paint } = terminal;
      terminal.print(
        paint.bold("leadgen: campaigns side by side, an outage, and one button that carries on"),
      );
      announce(terminal, 1, "Everything starts");
      const onStarted = (what: string, where: string) => terminal.print(`  ${what.padEnd(11)} ${where}`);
      const world = await startWorld({ supervisor, data, signal, onStarted });
      const stage = await prepare(world, { terminal, signal, outage });
      await play(stage).catch((error: unknown) => {
        throw explainCall(error, world.apiUrl);
      });
      const seconds = ((performance.now() - began) / 1000).toFixed(0);
      return conclude(stage, seconds);
    });
  } finally {
    data.release();
  }
}

type Parts = Pick<Stage, "terminal" | "signal" | "outage">;

async function prepare(world: World, parts: Parts): Promise<Stage> {
  const { terminal } = parts;
  announce(terminal, 2, "Three campaigns of 30 leads run side by side");
  const { organizationId, campaignIds } = await createCampaigns(world);
  await startCampaigns(world, campaignIds);
  const since = performance.now();
  return { world, ...parts, checks: createChecks(terminal), since, organizationId, campaignIds };
}

async function play(stage: Stage): Promise<void> {
  const { terminal } = stage;
  await runToOutage(stage);
  announce(terminal, 3, "One provider fails");
  const cause = await playOutage(stage);
  announce(terminal, 4, "Everything stands still");
  await standStill(stage, cause);
  announce(terminal, 5, "The operator looks, mends and closes");
  await operate(stage, cause);
  announce(terminal, 6, "Everything carries on from where it stopped");
  const { campaigns } = await runToEnd(stage);
  announce(terminal, 7, "A person looks the mails through and has them sent");
  await activateSending(stage);
  announce(terminal, 8, "What came of it");
  await report(stage, campaigns);
  await exportCsv(stage);
}

/** Prints the result. */
function conclude({ terminal, checks, world }: Stage, seconds: string): ExitCode {
  const { paint } = terminal;
  terminal.print();
  terminal.print(`  ${paint.bold("The leads")}  ${shownPath(world.data.csv)}`);
  terminal.print(
    `  ${paint.dim(`The providers' log is ${shownPath(world.data.requests)}, those of the processes are in ${shownPath(world.data.logs)}`)}`,
  );
  terminal.print();
  if (checks.broken.length > 0) {
    const lines = checks.broken.map((claim) => `  ${claim}`);
    throw new CliError(
      EXIT.MISBEHAVED,
      `The system misbehaved: ${checks.broken.length} of ${checks.count} checks failed.\n${lines.join("\n")}`,
    );
  }
  terminal.print(
    `${paint.green("✓")} ${paint.bold(`All ${checks.count} checks hold.`)} ${paint.dim(`It took ${seconds} s.`)}`,
  );
  return EXIT.DONE;
}
