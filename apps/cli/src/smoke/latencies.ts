import { jobCalls, jobs } from "./answers.ts";
import { isStarted, type Run, type StepLatency } from "./run.ts";

/** Sampled jobs of each type, over all campaigns; for the report only. */
const JOBS_OF_A_TYPE = 30;
const TYPES = ["FETCH_LEADS", "REVEAL_LEADS", "ENRICH_LEAD"] as const;

/** The providers' latencies for each step. */
export async function readLatencies({
  rest,
  campaigns,
}: Pick<Run, "rest" | "campaigns">): Promise<StepLatency[]> {
  const started = campaigns.filter(isStarted);
  const each = Math.max(1, Math.floor(JOBS_OF_A_TYPE / Math.max(1, started.length)));
  const times = new Map<string, number[]>();
  for (const { id } of started) {
    for (const type of TYPES) {
      const some = await rest.get(`/jobs?campaignId=${id}&type=${type}&limit=${each}`, jobs);
      for (const job of some.items) {
        const { calls } = await rest.get(`/jobs/${job.id}`, jobCalls);
        for (const { step, latencyMs } of calls) {
          // `SEARCH:3` is the third page of the step SEARCH.
          const name = step.split(":")[0] ?? step;
          if (latencyMs !== null) times.set(name, [...(times.get(name) ?? []), latencyMs]);
        }
      }
    }
  }
  return [...times].map(([step, list]) =>
    summary(
      step,
      list.toSorted((a, b) => a - b),
    ),
  );
}

const summary = (step: string, sorted: readonly number[]): StepLatency => ({
  step,
  calls: sorted.length,
  medianMs: at(sorted, 0.5),
  p95Ms: at(sorted, 0.95),
});

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
