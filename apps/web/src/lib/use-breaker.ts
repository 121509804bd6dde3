"use client";

import { errorMessage } from "./api-error.ts";
import type { Outputs } from "./trpc.ts";
import { useQueueStatus } from "./use-queue-status.ts";

type Status = Outputs["queue"]["status"]["circuitBreaker"];

/** The breaker as a page shows it. UNKNOWN: no answer, or the server itself does not know. */
export type BreakerView =
  | { readonly state: "LOADING" }
  /** `openEpoch`: the last that was known is OPEN, with this epoch. */
  | { readonly state: "UNKNOWN"; readonly reason: string; readonly openEpoch: number | null }
  | { readonly state: "CLOSED"; readonly epoch: number; readonly changedAt: Date | null }
  | { readonly state: "OPEN"; readonly epoch: number; readonly reason: string };

/** An old answer is worth nothing here: as soon as the latest question failed, the state is UNKNOWN. */
export function useBreaker(): BreakerView {
  const status = useQueueStatus();
  if (status.isError) {
    const last = status.data?.circuitBreaker;
    const openEpoch = last?.state === "OPEN" ? last.epoch : null;
    return { state: "UNKNOWN", reason: errorMessage(status.error), openEpoch };
  }
  if (status.data === undefined) return { state: "LOADING" };
  return viewOf(status.data.circuitBreaker);
}

function viewOf({ state, epoch, reason, changedAt }: Status): BreakerView {
  if (state === "UNKNOWN" || epoch === null)
    return { state: "UNKNOWN", reason: reason ?? "", openEpoch: null };
  return state === "OPEN" ? { state, epoch, reason: reason ?? "" } : { state, epoch, changedAt };
}
