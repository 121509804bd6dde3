import type { Finding } from "./experiment.ts";

/** Why a finding fails its experiment; empty when everything held. A run in which less happened than planned shows nothing. */
export function complaintsOf({ faults, jobs, violations }: Finding): string[] {
  const complaints = [...violations];
  if (faults.planned <= 0) complaints.push("Vacuous: no fault was planned.");
  if (faults.done < faults.planned) {
    complaints.push(`Vacuous: ${faults.done} of ${faults.planned} planned faults fired.`);
  }
  if (jobs.done < jobs.planned) {
    complaints.push(`Vacuous: ${jobs.done} of ${jobs.planned} planned jobs ended.`);
  }
  return complaints;
}
