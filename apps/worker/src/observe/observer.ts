import { BILLED_IN, type Provider } from "@leadgen/core";
import type { Claim, Rescue } from "@leadgen/core/outreach";
import type { CallMeta } from "@leadgen/providers";
import type { Logger } from "../log.ts";
import type { WorkerMetrics } from "../metrics/worker-metrics.ts";

/** How a process was done with a job. GIVEN_BACK: it is paused, cancelled, or others go on with it. */
export type Left = "COMPLETED" | "FAILED" | "GIVEN_BACK";

/** A call that was made for a job. */
interface Call {
  readonly step: string;
  readonly provider: Provider;
  readonly endpoint: string;
  readonly effect: boolean;
}

interface CallEnd {
  readonly end: string;
  /** Of an answer. */
  readonly meta: CallMeta | undefined;
  readonly seconds: number;
}

/** What happens to jobs, told once for the log and for the metrics. A line an event, all with the job's id: one grep is its life. */
export interface Observer {
  claimed(claim: Claim): void;
  turnWaited(provider: Provider, seconds: number): void;
  callEnded(claim: Claim, call: Call, ended: CallEnd): void;
  stepTaken(step: string, seconds: number): void;
  opened(failure: { readonly provider: Provider; readonly kind: string }): void;
  left(claim: Claim, how: Left): void;
  rescued(rescue: Rescue): void;
}

export function createObserver(log: Logger, metrics: WorkerMetrics): Observer {
  return {
    claimed(claim) {
      metrics.jobsClaimed.inc({ type: claim.type });
      log.info({ ...of(claim), epoch: claim.epoch }, "Job claimed.");
    },
    turnWaited(provider, seconds) {
      metrics.turnSeconds.observe({ provider }, seconds);
    },
    callEnded(claim, { step, provider, endpoint, effect }, { end: outcome, meta, seconds }) {
      if (outcome === "NOT_SENT") return metrics.turnsMissed.inc({ provider });
      metrics.callSeconds.observe({ provider, endpoint, outcome }, seconds);
      if (meta !== undefined) {
        const { credits, costUsd } = meta;
        if (credits !== undefined) metrics.credits.inc({ provider }, credits);
        if (costUsd !== undefined) metrics.costUsd.inc({ provider }, costUsd);
        const priced = credits !== undefined || costUsd !== undefined;
        if (effect && BILLED_IN[provider] !== null && !priced) metrics.unpricedCalls.inc({ provider });
      }
      const { httpStatus, requestId, credits, costUsd } = meta ?? {};
      const ms = Math.round(seconds * 1_000);
      log.info(
        { ...of(claim), step, provider, endpoint, outcome, ms, httpStatus, requestId, credits, costUsd },
        "Call ended.",
      );
    },
    stepTaken(step, seconds) {
      metrics.stepSeconds.observe({ step: step.split(":")[0] as string }, seconds);
    },
    opened({ provider, kind }) {
      metrics.openings.inc({ provider, kind });
    },
    left(claim, how) {
      metrics.jobsLeft.inc({ type: claim.type, how });
      log.info({ ...of(claim), how }, "Job left.");
    },
    rescued({ rescued, callsUnknown }) {
      metrics.rescuedJobs.inc(rescued.length);
      metrics.unknownCalls.inc(callsUnknown);
    },
  };
}

const of = ({ jobId, attempt, type, campaignId, leadId }: Claim) => ({
  jobId,
  attempt,
  type,
  campaignId,
  leadId,
});
