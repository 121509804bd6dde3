import type { RateLimit } from "../../engine/rate/rate-limit.ts";
import type { Provider } from "./providers.ts";

/** Calls that a provider counts together, from all processes of the installation. */
export interface Bucket {
  readonly bucket: string;
  /** Endpoints as recorded with calls; absent: all that no other bucket of the provider names. */
  readonly endpoints?: readonly string[];
  readonly limit: RateLimit;
}

export type RateLimits = Readonly<Record<Provider, readonly Bucket[]>>;

/** The bucket of a call, by its recorded endpoint. */
export function bucketFor(limits: Partial<RateLimits>, provider: Provider, endpoint: string): Bucket {
  const buckets = limits[provider] ?? [];
  const found =
    buckets.find(({ endpoints }) => endpoints?.includes(endpoint)) ??
    buckets.find(({ endpoints }) => endpoints === undefined);
  if (found === undefined)
    throw new Error(`outreach-e11: no rate limit is set for ${endpoint} of ${provider}`);
  return found;
}
