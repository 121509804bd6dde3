import type { Outputs } from "../../lib/trpc.ts";

type Job = Outputs["job"]["get"];

/** The known facts of one claim of a job: its calls and the steps that it finished. */
export interface Attempt {
  readonly number: number;
  readonly worker: string | null;
  readonly from: Date | null;
  /** Null if it still runs or its end is unknown. */
  readonly to: Date | null;
  readonly calls: Job["calls"];
  readonly steps: Job["steps"];
}

/**
 * The current attempt and all attempts with calls or finished steps, the latest first. Only the latest claim's times are stored;
 * of earlier ones only calls and finished steps are known.
 */
export function attemptsOf(job: Job): Attempt[] {
  const numbers = new Set([...job.calls, ...job.steps].map(({ attempt }) => attempt));
  if (job.attempt > 0) numbers.add(job.attempt);
  return [...numbers].sort((a, b) => b - a).map((number) => attemptOf(job, number));
}

function attemptOf(job: Job, number: number): Attempt {
  const calls = job.calls.filter(({ attempt }) => attempt === number);
  const steps = job.steps.filter(({ attempt }) => attempt === number);
  const present = number === job.attempt;
  const worker = (present ? job.worker : null) ?? calls.find((call) => call.worker !== null)?.worker ?? null;
  const starts = calls.map(({ startedAt }) => startedAt);
  const ends = [
    ...calls.flatMap(({ endedAt }) => endedAt ?? []),
    ...steps.map(({ finishedAt }) => finishedAt),
    ...(present && job.finishedAt !== null ? [job.finishedAt] : []),
  ];
  const goesOn = present && job.status === "RUNNING";
  return {
    ...{ number, worker, calls, steps },
    from: (present ? job.claimedAt : null) ?? starts[0] ?? null,
    to: goesOn || ends.length === 0 ? null : new Date(Math.max(...ends.map((end) => end.getTime()))),
  };
}
