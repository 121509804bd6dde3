"use client";

import { useEffect, useRef } from "react";
import type { BreakerView } from "./use-breaker.ts";

/** A state that is certain. */
export type KnownBreaker = Extract<BreakerView, { state: "OPEN" | "CLOSED" }>;

const isKnown = (breaker: BreakerView): breaker is KnownBreaker =>
  breaker.state === "OPEN" || breaker.state === "CLOSED";

/** The current state, or while it is unknown the last known one since the page was opened; null if there is none. */
export function useLastKnown(breaker: BreakerView): KnownBreaker | null {
  const last = useRef<KnownBreaker>(null);
  useEffect(() => {
    if (isKnown(breaker)) last.current = breaker;
  });
  return isKnown(breaker) ? breaker : last.current;
}
