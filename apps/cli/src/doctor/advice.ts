import type { InvariantId } from "@leadgen/core/outreach";

/** The doctor's checks: nine invariants of the database, and one that needs the providers' log. */
export type CheckId = InvariantId | "I10";

/** What a broken invariant means, and what to do. docs/operations.md has the same table; a test compares them. */
export interface Advice {
  readonly means: string;
  readonly todo: string;
}

export const ADVICE: Readonly<Record<CheckId, Advice>> = {
  I1: {
    means: "The breaker's row and its history disagree: somebody changed one of them by hand.",
    todo: "Do not start work. Open the breaker by hand with a reason (`make operator ARGS='open --reason ...'`); if that is refused because it is OPEN already, close it at the epoch shown: either writes row and history together.",
  },
  I2: {
    means:
      "Calls were begun while the breaker was OPEN: a worker of another version, or rows written by hand.",
    todo: "Stop every worker, look up those calls and their workers, check that all run the same version, then start them again.",
  },
  I3: {
    means:
      "Jobs and breaker disagree: jobs could run behind an open breaker, or wait for a closing that has been.",
    todo: "Open the breaker by hand and close it again: the opening pauses every live job, the closing makes every one PENDING and rings for it.",
  },
  I4: {
    means:
      "A lead that was paid for has no job, or a started campaign has no fetching job: rows were deleted.",
    todo: "Restore those rows from a backup, or cancel the campaign and start another one. Nothing will run by itself.",
  },
  I5: {
    means: "A step of a job was paid for twice, and no call of it was given up as UNKNOWN.",
    todo: "Open the breaker by hand, compare the calls of those jobs with the provider's usage page, and report a bug with both.",
  },
  I6: {
    means:
      "A checkpoint has no call of its own attempt that was kept: somebody who had lost the claim wrote it.",
    todo: "Stop workers of other versions. Check what those steps left before the jobs go on; to have one done again, delete its row in job_step.",
  },
  I7: {
    means:
      "A closing of the breaker has no reason, no actor, or no opening before it: it was written by hand.",
    todo: "Find out who did it and from where. The history is append-only, so it stays; nothing has to be repaired.",
  },
  I8: {
    means: "PENDING jobs will never run: their doorbells are gone from graphile-worker's queue, or gave up.",
    todo: "Open the breaker by hand and close it again: the closing rings for every job.",
  },
  I9: {
    means: "A campaign is over with jobs that are not, or RUNNING with none left.",
    todo: "With live jobs: cancel them (`DELETE /jobs/{id}`). With none left: cancel the campaign; its leads stay as they are.",
  },
  I10: {
    means: "Providers saw requests that the database has no record of.",
    todo: "Look for another installation or a script with the same API keys; after a restore this is what the lost time did. Compare with the providers' usage pages before you close the breaker.",
  },
};

/** Renders the table of docs/operations.md. */
export function renderAdvice(): string {
  const rows = Object.entries(ADVICE).map(([id, { means, todo }]) => `| ${id} | ${means} | ${todo} |`);
  return ["| | what it means | what to do |", "| --- | --- | --- |", ...rows].join("\n");
}
