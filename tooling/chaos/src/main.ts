/** The chaos run; `--help` shows what it does and its exit codes. */
import { fileURLToPath } from "node:url";
import { runCommand } from "@leadgen/testkit/command-line";
import { openLab, scratchFolder } from "@leadgen/testkit/lab";
import type { Experiment } from "./experiment.ts";
import { LAB_SETTINGS } from "./lab-settings.ts";
import { HELP, type Options, readOptions } from "./options.ts";
import { type Outcome, type Run, runExperiment } from "./run-experiment.ts";
import { listed, shown } from "./show.ts";

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  const say = (line: string) => console[options.json ? "error" : "log"](line);
  if (options.help || options.list) {
    console.log(options.help ? HELP : options.only.map(listed).join("\n\n"));
    return 0;
  }
  const signal = interruption();
  const folder = await scratchFolder(fileURLToPath(new URL("../../../.data/chaos", import.meta.url)));
  await using lab = await openLab(`${folder}/postgres`, LAB_SETTINGS);
  say(`${lab.version}, fsync on, seed ${options.seed}\n`);
  const outcomes: Outcome[] = [];
  for (const experiment of options.only) {
    const rounds = roundsOf(experiment, options);
    if (rounds === 0) continue;
    const progress = (line: string) => console.error(line);
    const run: Run = { lab, folder, seed: options.seed, signal, progress, timed: true };
    const outcome = await runExperiment(experiment, rounds, run);
    outcomes.push(outcome);
    say(`${shown(outcome)}\n`);
    if (signal.aborted) return 130;
  }
  if (options.json)
    console.log(JSON.stringify({ server: lab.version, seed: options.seed, outcomes }, null, 2));
  return outcomes.every(({ complaints }) => complaints.length === 0) ? 0 : 1;
}

function roundsOf({ rounds }: Experiment, options: Options): number {
  if (options.rounds !== undefined) return options.rounds;
  if (!options.short) return rounds.full;
  return "short" in rounds ? rounds.short : 0;
}

/** The first Ctrl-C ends the experiment in order; the second ends the process. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.once(name, () => controller.abort(new Error(`Interrupted by ${name}.`)));
  }
  return controller.signal;
}

await runCommand(HELP, () => main(process.argv.slice(2)));
