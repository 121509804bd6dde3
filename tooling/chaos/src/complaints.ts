import type { Finding } from "./experiment.ts";

export interface Judgement {
  /** Whether late results are complaints: fair only on a machine that does nothing else. */
  readonly timed: boolean;
}

/** Why a finding fails its experiment; empty if everything held. If fewer faults fired than planned, the run proves nothing. */
export function complaintsOf(
  { faults, jobs, violations, late = [] }: Finding,
  { timed }: Judgement,
): string[] {
  const complaints = timed ? [...violations, ...late] : [...violations];
  if (faults.planned <= 0) complaints.push("Vacuous: no fault was planned.");
  if (faults.done < faults.planned) {
    complaints.push(`Vacuous: ${faults.done} of ${faults.planned} planned faults fired.`);
  }
  if (jobs.done < jobs.planned) {
    complaints.push(`Vacuous: ${jobs.done} of ${jobs.planned} planned jobs ended.`);
  }
  return complaints;
}
