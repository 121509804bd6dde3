import { expect, it } from "vitest";
import { type Found, runSchedules } from "./run-schedules.ts";
import { ENGINE, rewritten, type Verbs } from "./verbs.ts";

interface Control {
  readonly how: string;
  readonly verbs: Partial<Verbs>;
  /** What the schedules must find, among others. */
  readonly complaint: RegExp;
}

/**
 * Negative control: with one line of a verb missing, random schedules must fail. Bugs that need two transactions at exactly the
 * wrong moment are tested in `races/`, which force that moment: here they would be found only most of the time.
 */
const CONTROLS: readonly Control[] = [
  {
    how: "that claims a job while its paid call is under way",
    verbs: {
      claimJobs: (tx, input) => ENGINE.claimJobs(rewritten(tx, "AND call_id IS NULL", ""), input),
    },
    complaint:
      /call_effect_kept_once|went from .*"PENDING".*"calling":true.* to .*"RUNNING"|paid for 2 times|with a call for ever/,
  },
];

it.for(CONTROLS)("finds an engine $how, and shrinks the schedule to a readable one", async (control) => {
  const verbs = { ...ENGINE, ...control.verbs };
  const { found } = await runSchedules({ runs: 1_000, seed: 1, verbs });
  expect(found?.complaints.join("\n")).toMatch(control.complaint);
  expect(commandsOf(found)).toBeLessThanOrEqual(12);
});

const commandsOf = (found: Found | undefined): number =>
  found?.schedule.flat(2).length ?? Number.POSITIVE_INFINITY;
