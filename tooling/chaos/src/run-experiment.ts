import path from "node:path";
import { type Lab, type LabDatabase, removeFolder } from "@leadgen/testkit/lab";
import { complaintsOf, type Judgement } from "./complaints.ts";
import type { Experiment, Finding } from "./experiment.ts";

export interface Run extends Judgement {
  readonly lab: Lab;
  /** Where experiments get their folders. */
  readonly folder: string;
  readonly seed: number;
  readonly signal: AbortSignal;
  progress(line: string): void;
}

export interface Outcome {
  readonly experiment: string;
  readonly rounds: number;
  readonly seconds: number;
  readonly finding: Finding;
  /** Empty if everything held. */
  readonly complaints: readonly string[];
}

let numbers = 0;

/** Runs one experiment, and removes the databases and folders that it was given. */
export async function runExperiment(experiment: Experiment, rounds: number, run: Run): Promise<Outcome> {
  const started = performance.now();
  await using stack = new AsyncDisposableStack();
  const finding = await experiment.run({
    rounds,
    seed: run.seed,
    signal: run.signal,
    progress: (line) => run.progress(`${experiment.name}: ${line}`),
    database: async (): Promise<LabDatabase> => stack.use(await run.lab.database(`chaos_${++numbers}`)),
    async folder() {
      const folder = path.join(run.folder, `${experiment.name}-${++numbers}`);
      stack.defer(() => removeFolder(folder));
      return folder;
    },
  });
  const seconds = (performance.now() - started) / 1_000;
  return { experiment: experiment.name, rounds, seconds, finding, complaints: complaintsOf(finding, run) };
}
