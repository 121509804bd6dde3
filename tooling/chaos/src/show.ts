import type { Experiment } from "./experiment.ts";
import type { Outcome } from "./run-experiment.ts";

export const listed = ({ name, fault, mustHold, rounds }: Experiment): string =>
  `${name}\n  ${fault}, ${rounds.full} rounds\n  must hold: ${mustHold}`;

/** The text for one experiment's outcome. */
export function shown({ experiment, rounds, seconds, finding, complaints }: Outcome): string {
  const { faults, jobs, figures } = finding;
  const verdict = complaints.length === 0 ? "HELD" : "FAILED";
  return [
    `${verdict}  ${experiment}: ${rounds} rounds in ${seconds.toFixed(1)} s`,
    `  faults fired ${faults.done} of ${faults.planned}, jobs ended ${jobs.done} of ${jobs.planned}`,
    ...Object.entries(figures).map(([what, value]) => `  ${what}: ${value}`),
    ...complaints.slice(0, MOST).map((complaint) => `  ! ${complaint}`),
    ...(complaints.length > MOST ? [`  ! and ${complaints.length - MOST} more`] : []),
  ].join("\n");
}

const MOST = 20;
