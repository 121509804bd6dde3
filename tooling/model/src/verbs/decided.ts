import { decideJob, type JobEvent } from "@leadgen/core";
import { NOBODY } from "../actors.ts";
import type { Job, JobRow } from "../state.ts";

/** In the model no process dies often enough for core's MAX_DEATHS to matter. */
const DEATHS = 0;

/**
 * What core's pure machine does to a row: the version and the doorbell effects to write, or null if it refuses.
 * `believe` overrides the machine's input, for seeded bugs that drop a guard.
 */
export function decided(
  row: JobRow,
  event: JobEvent,
  believe: { readonly held?: true; readonly calling?: false } = {},
): Pick<Job, "next" | "ring" | "silence"> | null {
  const decision = decideJob(
    {
      status: row.status,
      attempt: row.attempt,
      deaths: DEATHS,
      calling: row.call !== 0,
      held: row.worker !== NOBODY,
      ...believe,
    },
    event,
  );
  if ("refused" in decision) return null;
  const { next, effects } = decision;
  const keepsCall = next.calling || (believe.calling === false && row.call !== 0);
  return {
    next: {
      ...row,
      status: next.status,
      attempt: next.attempt,
      worker: next.held ? row.worker : NOBODY,
      call: keepsCall ? row.call : 0,
    },
    ring: effects.includes("RING"),
    silence: effects.includes("SILENCE"),
  };
}
