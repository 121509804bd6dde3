import { BILLED_IN, type Provider, type ProviderFailure } from "@leadgen/core";
import type { Rescue } from "@leadgen/core/outreach";
import type { Log } from "@leadgen/log";
import type { CallMeta } from "@leadgen/providers";
import type { WorkerMetrics } from "../metrics/worker-metrics.ts";
import type { OwnedClaim } from "../owners.ts";
import { trailOf } from "./trail-of.ts";

/** How this process finished with a job. GIVEN_BACK: it is paused, cancelled, or goes on in another worker. */
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
  /** Set if the provider answered. */
  readonly meta: CallMeta | undefined;
  /** Set if it failed. */
  readonly failure: ProviderFailure | undefined;
  readonly seconds: number;
  /** How long the call waited for its turn. */
  readonly waitedSeconds: number;
}

/** Reports what happens to jobs to the log and the metrics: one line for each event, always with the job's id, so a grep shows its history. */
export interface Observer {
  doorbell(end: "CLAIMED" | "NOTHING_TO_DO" | "RING_ELSEWHERE" | "FEEDER"): void;
  /** @param rangAt when its doorbell was put into the queue. */
  jobWaited(type: string, rangAt: Date): void;
  callUnknown(): void;
  alertSent(channel: string, end: "DELIVERED" | "FAILED"): void;
  claimed(claim: OwnedClaim): void;
  turnWaited(provider: Provider, seconds: number): void;
  callEnded(claim: OwnedClaim, call: Call, ended: CallEnd): void;
  stepTaken(step: string, seconds: number): void;
  opened(failure: { readonly provider: Provider; readonly kind: string }): void;
  left(claim: OwnedClaim, how: Left): void;
  rescued(rescue: Rescue): void;
}

export function createObserver(log: Log, metrics: WorkerMetrics): Observer {
  return {
    doorbell(end) {
      metrics.doorbells.inc({ end });
    },
    jobWaited(type, rangAt) {
      metrics.waitSeconds.observe({ type }, Math.max(0, Date.now() - rangAt.getTime()) / 1_000);
    },
    callUnknown() {
      metrics.unknownCalls.inc();
    },
    alertSent(channel, end) {
      metrics.alerts.inc({ channel, end });
    },
    claimed(claim) {
      metrics.jobsClaimed.inc({ type: claim.type });
      log.info(trailOf(claim), "Job claimed.");
    },
    turnWaited(provider, seconds) {
      metrics.turnSeconds.observe({ provider }, seconds);
    },
    callEnded(claim, { step, provider, endpoint, effect }, ended) {
      const { end: outcome, meta, failure, seconds, waitedSeconds } = ended;
      if (outcome === "NOT_SENT") return metrics.turnsMissed.inc({ provider });
      metrics.callSeconds.observe({ provider, endpoint, outcome }, seconds);
      const { httpStatus, requestId: providerRequestId, credits, costUsd } = meta ?? failure ?? {};
      if (credits !== undefined) metrics.credits.inc({ provider }, credits);
      if (costUsd !== undefined) metrics.costUsd.inc({ provider }, costUsd);
      const priced = credits !== undefined || costUsd !== undefined;
      if (meta !== undefined && effect && BILLED_IN[provider] !== null && !priced)
        metrics.unpricedCalls.inc({ provider });
      const times = { ms: inMs(seconds), waitedMs: inMs(waitedSeconds) };
      const answer = { httpStatus, providerRequestId, credits, costUsd };
      log.info({ ...trailOf(claim), step, provider, endpoint, outcome, ...times, ...answer }, "Call ended.");
    },
    stepTaken(step, seconds) {
      metrics.stepSeconds.observe({ step: step.split(":")[0] as string }, seconds);
    },
    opened({ provider, kind }) {
      metrics.openings.inc({ provider, kind });
    },
    left(claim, how) {
      metrics.jobsLeft.inc({ type: claim.type, how });
      log.info({ ...trailOf(claim), how }, "Job left.");
    },
    rescued({ rescued, callsUnknown }) {
      metrics.rescuedJobs.inc(rescued.length);
      metrics.unknownCalls.inc(callsUnknown);
    },
  };
}

const inMs = (seconds: number): number => Math.round(seconds * 1_000);
