import { JOB_POINTS, type JobPoint, type Outcome } from "./job-points.ts";
import { HAND_POINTS } from "./kill-by-hand.ts";
import { FAILURE_POINTS } from "./kill-in-failures.ts";
import { FEEDER_POINTS } from "./kill-in-feeders.ts";
import { SWEEP_POINT } from "./kill-in-sweeps.ts";

/** The description of a place where a process is killed. */
export interface Point {
  readonly name: string;
  /** What was happening at the kill. */
  readonly when: string;
  /** What must be seen at the end. */
  readonly outcome: string;
}

export const POINTS: readonly Point[] = [
  ...JOB_POINTS.map(({ name, when, outcome }) => ({ name, when, outcome: wordsFor(outcome) })),
  SWEEP_POINT,
  ...FEEDER_POINTS,
  ...Object.values(FAILURE_POINTS),
  ...HAND_POINTS,
];

/** The table of docs/reliability.md. */
export const renderPoints = (): string =>
  [
    "| killed | what was going on | stated, and seen |",
    "| --- | --- | --- |",
    ...POINTS.map(({ name, when, outcome }) => `| ${name} | ${when} | ${outcome} |`),
  ].join("\n");

function wordsFor(outcome: JobPoint["outcome"]): string {
  const [paid, handOver] = [words(outcome("VERIFY")), words(outcome("HAND_OVER"))];
  return paid === handOver ? paid : `${paid}; \`HAND_OVER\`: ${handOver}`;
}

function words({ intents, unknown, works, lookUps, attempt, deaths }: Outcome): string {
  return [
    `${intents} intent${intents === 1 ? "" : "s"}`,
    unknown === 0 ? "none UNKNOWN" : `${unknown} UNKNOWN`,
    `the provider worked ${works === 1 ? "once" : "twice"}`,
    ...(lookUps === 0 ? [] : ["looked up before repeating"]),
    `attempt ${attempt}`,
    `deaths ${deaths}`,
  ].join(", ");
}
