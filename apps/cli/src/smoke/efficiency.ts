import { PROVIDERS, type Provider } from "@leadgen/core";
import type { Run } from "./run.ts";

/** How close a run came to the shortest time that the rate limits allow. */
export interface Efficiency {
  /** The provider whose limit decides: no run with so many calls can be faster. */
  readonly provider: Provider;
  readonly secondsAtTheLimit: number;
  readonly secondsTaken: number;
  /** The quotient of the two, at most 1. */
  readonly share: number;
}

/** Null if nothing was called. Providers with limits per endpoint are left out: their calls are not counted per endpoint. */
export function efficiencyOf(
  { providers, calls }: Pick<Run, "providers" | "calls">,
  seconds: number,
): Efficiency | null {
  const [slowest] = PROVIDERS.map((provider) => {
    const made = calls
      .filter((line) => line.provider === provider)
      .reduce((all, line) => all + line.calls, 0);
    const limits = providers.find((each) => each.provider === provider)?.limits ?? [];
    const windows = limits.length === 1 ? (limits[0]?.windows ?? []) : [];
    // The first call does not have to wait.
    const needs = windows.map((window) => (Math.max(0, made - 1) * window.perSeconds) / window.calls);
    return { provider, needed: Math.max(0, ...needs) };
  }).toSorted((a, b) => b.needed - a.needed);
  if (slowest === undefined || slowest.needed === 0 || seconds <= 0) return null;
  return {
    provider: slowest.provider,
    secondsAtTheLimit: slowest.needed,
    secondsTaken: seconds,
    share: Math.min(1, slowest.needed / seconds),
  };
}
