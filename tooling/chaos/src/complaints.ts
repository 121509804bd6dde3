import type { Finding } from "./experiment.ts";

export interface Judgement {
  /** Whether what came too late is complained about, which is fair only on a machine that does nothing else. */
  readonly timed: boolean;
}

/** Why a finding fails its experiment; empty when everything held. A run in which less happened than planned shows nothing. */
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
