import type { AttemptLimit } from "../deps/api-deps.ts";
import { ApiError } from "../errors/api-error.ts";
import { addressBucket } from "./client-address.ts";

/** Counts by network address. In memory, so that a flood of unknown clients does not become a flood of writes. */
export interface AddressCount {
  /** @throws ApiError TOO_MANY_REQUESTS with `retryAfterSeconds`. An unknown address is not counted. */
  take(address: string | null, cost: number): void;
}

/** Addresses that are kept at most; beyond that, the oldest window is dropped. */
const ADDRESSES = 10_000;

const REASON = "Too many requests from this address without valid credentials.";

export function addressCount({ attempts, seconds }: AttemptLimit): AddressCount {
  /** In the order in which they began. */
  const windows = new Map<string, { readonly began: number; used: number }>();
  return {
    take(address, cost) {
      if (address === null) return;
      const bucket = addressBucket(address);
      const now = performance.now();
      let window = windows.get(bucket);
      if (window === undefined || now - window.began >= seconds * 1_000) {
        windows.delete(bucket);
        window = { began: now, used: 0 };
        windows.set(bucket, window);
        const [oldest] = windows.keys();
        if (windows.size > ADDRESSES && oldest !== undefined) windows.delete(oldest);
      }
      if (window.used + cost <= attempts) {
        window.used += cost;
        return;
      }
      const retryAfterSeconds = Math.ceil(seconds - (now - window.began) / 1_000);
      throw new ApiError("TOO_MANY_REQUESTS", `${REASON} Try again in ${retryAfterSeconds} s.`, {
        retryAfterSeconds,
        reason: REASON,
      });
    },
  };
}
