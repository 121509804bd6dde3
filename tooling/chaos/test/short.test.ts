import { fileURLToPath } from "node:url";
import { type Lab, openLab, scratchFolder } from "@leadgen/testkit/lab";
import { afterAll, beforeAll, expect, it } from "vitest";
import { EXPERIMENTS } from "../src/experiments.ts";
import { LAB_SETTINGS } from "../src/lab-settings.ts";
import { runExperiment } from "../src/run-experiment.ts";

const SEED = 1;

let lab: Lab;
let folder: string;

beforeAll(async () => {
  folder = await scratchFolder(fileURLToPath(new URL("../../../.data/chaos", import.meta.url)));
  lab = await openLab(`${folder}/postgres`, LAB_SETTINGS);
});
afterAll(() => lab?.[Symbol.asyncDispose]());

const SHORT = EXPERIMENTS.flatMap((experiment) =>
  "short" in experiment.rounds ? [{ ...experiment, short: experiment.rounds.short }] : [],
);

// Two at a time: they mostly wait, for deadlines and for deaths to be noticed.
it.concurrent.for(SHORT)("$fault: $mustHold", async (experiment, { signal, expect }) => {
  // How long things take is judged by `make chaos`, on a machine that does nothing else.
  const run = { lab, folder, seed: SEED, signal, progress: () => undefined, timed: false };
  const { complaints } = await runExperiment(experiment, experiment.short, run);
  expect(complaints, complaints.join("\n")).toEqual([]);
});

it("gives each experiment a name of its own", () => {
  const names = EXPERIMENTS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
