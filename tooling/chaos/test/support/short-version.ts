import { fileURLToPath } from "node:url";
import { type Lab, openLab, scratchFolder } from "@leadgen/testkit/lab";
import { afterAll, beforeAll, it } from "vitest";
import { EXPERIMENTS } from "../../src/experiments.ts";
import { LAB_SETTINGS } from "../../src/lab-settings.ts";
import { runExperiment } from "../../src/run-experiment.ts";

const SEED = 1;

/** What `make test` runs; `make test-long` runs the short versions of all others. */
const IN_MAKE_TEST = "kill-random";

const SHORT = EXPERIMENTS.flatMap((experiment) =>
  "short" in experiment.rounds ? [{ ...experiment, short: experiment.rounds.short }] : [],
);

/** Defines a test for each experiment of a part: its short version, two at a time, since they mostly wait for deadlines and for deaths to be noticed. */
export function testShortVersions(part: "ONE" | "OTHERS"): void {
  let lab: Lab;
  let folder: string;

  beforeAll(async () => {
    folder = await scratchFolder(fileURLToPath(new URL("../../../../.data/chaos", import.meta.url)));
    lab = await openLab(`${folder}/postgres`, LAB_SETTINGS);
  });
  afterAll(() => lab?.[Symbol.asyncDispose]());

  const mine = SHORT.filter(({ name }) => (name === IN_MAKE_TEST) === (part === "ONE"));
  it.concurrent.for(mine)("$fault: $mustHold", async (experiment, { signal, expect }) => {
    // How long things take is judged by `make chaos`, on a machine that does nothing else.
    const run = { lab, folder, seed: SEED, signal, progress: () => undefined, timed: false };
    const { complaints } = await runExperiment(experiment, experiment.short, run);
    expect(complaints, complaints.join("\n")).toEqual([]);
  });
}
