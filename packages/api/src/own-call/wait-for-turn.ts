import { setTimeout as sleep } from "node:timers/promises";
import { type OwnPurpose, PROVIDER_NAMES, type Provider } from "@leadgen/core";
import { refuseOwnCall, takeRateSlot } from "@leadgen/core/outreach";
import { transaction } from "@leadgen/db";
import type { ApiDeps } from "../deps/api-deps.ts";
import { ApiError } from "../errors/api-error.ts";

/**
 * Waits for a place in the provider's rate limit. One that comes after the deadline is not booked: the transaction is rolled back,
 * and the pipeline does not wait for it. Nor is one for a call that would be refused.
 *
 * @throws ApiError UNAVAILABLE if the place comes after the deadline; DomainError BREAKER_OPEN.
 */
export async function waitForTurn(
  deps: ApiDeps,
  call: { readonly purpose: OwnPurpose; readonly provider: Provider; readonly deadlineMs: number },
): Promise<void> {
  const { purpose, provider, deadlineMs } = call;
  const limit = deps.rateLimits[provider];
  if (limit === undefined) throw new Error(`api-e20: no rate limit is set for ${provider}`);
  const waitMs = await transaction(deps.pool, async (tx) => {
    await refuseOwnCall(tx, purpose);
    const wait = await takeRateSlot(tx, provider, limit);
    if (wait <= deadlineMs) return wait;
    const retryAfterSeconds = Math.ceil((wait - deadlineMs) / 1000);
    throw new ApiError(
      "UNAVAILABLE",
      `${PROVIDER_NAMES[provider]} was not asked: its rate limit is used up. Try again in ${retryAfterSeconds} s, or raise ${provider}_RATE_LIMIT if the account allows more.`,
      { provider, failureKind: "RATE_LIMITED", retryAfterSeconds },
    );
  });
  if (waitMs > 0) await sleep(waitMs);
}
