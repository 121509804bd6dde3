"use client";

import { errorMessage } from "./api-error.ts";
import { useQueueStatus } from "./live/use-queue-status.ts";
import { TROUBLE_WORDS } from "./trouble-words.ts";
import type { Outputs } from "./trpc.ts";

type Status = Outputs["queue"]["status"]["circuitBreaker"];

/** The breaker as a page shows it. UNKNOWN: there is no stream, or the server itself does not know. */
export type BreakerView =
  | { readonly state: "LOADING" }
  | { readonly state: "UNKNOWN"; readonly reason: string }
  | { readonly state: "CLOSED"; readonly epoch: number; readonly changedAt: Date | null }
  | ({ readonly state: "OPEN"; readonly epoch: number; readonly reason: string } & Why);

type Why = Pick<Status, "openedAt" | "openedBecause" | "provider" | "failureKind" | "httpStatus">;

/** The breaker's state. Without a stream it is UNKNOWN at once, since a stale state would mislead. */
export function useBreaker(): BreakerView {
  const { data, error, isError, isReturning } = useQueueStatus();
  const last = data?.circuitBreaker;
  if (isError) return { state: "UNKNOWN", reason: errorMessage(error) };
  if (last === undefined || isReturning) return { state: "LOADING" };
  return viewOf(last);
}

function viewOf({ state, epoch, reason, databaseTrouble, changedAt, ...why }: Status): BreakerView {
  if (state === "UNKNOWN" || epoch === null) {
    return { state: "UNKNOWN", reason: databaseTrouble ? TROUBLE_WORDS[databaseTrouble] : (reason ?? "") };
  }
  if (state === "CLOSED") return { state, epoch, changedAt };
  const { openedAt, openedBecause, provider, failureKind, httpStatus } = why;
  return { state, epoch, reason: reason ?? "", openedAt, openedBecause, provider, failureKind, httpStatus };
}
