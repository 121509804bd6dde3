import { json } from "../../http/answer.ts";
import { endpointScope } from "../../http/rate-limits.ts";
import type { WindowName } from "../../http/token-buckets.ts";
import { free, type Outcome, type ProviderRequest } from "../provider.ts";
import { creditsLeft } from "./enrich.ts";
import { apolloRateLimits } from "./rate-limits.ts";

/** `GET /api/v1/auth/health`: proves the key, not the plan. */
export function authHealth(request: ProviderRequest): Outcome {
  return free(json(200, { healthy: true, is_logged_in: request.fault !== "not-logged-in" }));
}

/** `POST /api/v1/usage_stats/credit_usage_stats`. */
export function creditUsage(request: ProviderRequest): Outcome {
  const limit = request.accounts.apolloCredits;
  const left = request.faultIsSet("quota-exhausted") ? 0 : creditsLeft(request);
  const month = request.now.toISOString().slice(0, 7);
  return free(
    json(200, {
      credit_usage_stats: {
        lead_credit: { limit, consumed: limit - left, left_over: left },
        direct_dial_credit: { limit: 0, consumed: 0, left_over: 0 },
        export_credit: { limit, consumed: 0, left_over: limit },
      },
      current_credit_cycle: {
        start_date: `${month}-01T00:00:00.000+00:00`,
        end_date: `${month}-28T00:00:00.000+00:00`,
      },
    }),
  );
}

const UNLIMITED = { limit: null, consumed: 0, left_over: null };

/** How full an endpoint's bucket is; null if the window has no limit. */
function usageOf({ buckets, now }: ProviderRequest, operation: string, window: WindowName) {
  const limit = apolloRateLimits.of(operation).find((each) => each.window === window);
  if (!limit) return null;
  const left = buckets.left({ scope: endpointScope("apollo", operation), now }, limit);
  return { limit: limit.limit, used: limit.limit - left, left };
}

const REPORTED = ["mixed_people/api_search", "people/match", "people/bulk_match"];

/** `POST /api/v1/usage_stats/api_usage_stats`: the account's own limits. */
export function apiUsage(request: ProviderRequest): Outcome {
  const stats = REPORTED.map((operation) => {
    const window = (name: "day" | "hour" | "minute") => {
      const usage = usageOf(request, operation, name);
      return usage ? { limit: usage.limit, consumed: usage.used, left_over: usage.left } : UNLIMITED;
    };
    return [
      `["api/v1/${operation}"]`,
      { day: window("day"), hour: window("hour"), minute: window("minute") },
    ];
  });
  return free(json(200, Object.fromEntries(stats)));
}

/** `GET /api/v1/users/api_profile`. */
export function apiProfile(request: ProviderRequest): Outcome {
  return free(
    json(200, {
      id: "5f0000000000000000000001",
      first_name: "Simulated",
      last_name: "Account",
      email: "owner@ourdomain.example",
      num_credits_remaining: request.faultIsSet("quota-exhausted") ? 0 : creditsLeft(request),
    }),
  );
}

/** Per-endpoint figures on every answer that Apollo gives to an accepted key. */
export function usageHeaders(request: ProviderRequest): Record<string, string> {
  const names = { minute: "minute", hour: "hourly", day: "24-hour" } as const;
  const headers: Record<string, string> = {};
  for (const [window, name] of Object.entries(names) as ["minute" | "hour" | "day", string][]) {
    const usage = usageOf(request, request.operation, window);
    if (usage === null) continue;
    headers[`x-rate-limit-${name}`] = String(usage.limit);
    headers[`x-${name}-usage`] = String(usage.used);
    headers[`x-${name}-requests-left`] = String(usage.left);
  }
  return headers;
}
