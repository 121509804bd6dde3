import type { FaultName } from "../faults/catalogue.ts";

interface Wait {
  readonly fault: FaultName | null;
  /** Null: no Retry-After. */
  readonly faultSeconds: number | null;
  readonly now: Date;
}

/** Retry-After in seconds, or as a date beside the `Date` that it counts from. */
export function retryAfterHeaders({ fault, faultSeconds, now }: Wait): Record<string, string> {
  if (faultSeconds === null) return {};
  if (fault !== "rate-limited-retry-after-date") return { "retry-after": String(faultSeconds) };
  const then = new Date(now.getTime() + faultSeconds * 1_000);
  return { "retry-after": then.toUTCString(), date: now.toUTCString() };
}
