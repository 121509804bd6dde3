import { setTimeout as sleep } from "node:timers/promises";
import { bucketFor, type OwnPurpose, ownEndpoint, PROVIDER_NAMES, type Provider } from "@leadgen/core";
import { refuseOwnCall, TURN_AHEAD_MS, takeTurns } from "@leadgen/core/outreach";
import { autocommit } from "@leadgen/db";
import type { ApiDeps } from "../deps/api-deps.ts";
import { ApiError } from "../errors/api-error.ts";

/** Milliseconds between two attempts to get a turn at most: other calls may give theirs back. */
const PAUSE_MS = 1_000;

/**
 * How long after its turn the call may reach the provider, in milliseconds: its intent is committed and, with a name lookup and TLS,
 * a connection is opened only then. Later calls keep their distance to the end of that time.
 */
const LEEWAY_MS = 400;

/**
 * Waits for a turn under the provider's rate limit, which is shared with the workers. Takes no turn after the deadline, and none
 * for a call that would be refused.
 *
 * @throws ApiError UNAVAILABLE if the turn comes after the deadline; DomainError BREAKER_OPEN.
 */
export async function waitForTurn(
  deps: ApiDeps,
  call: {
    readonly purpose: OwnPurpose;
    readonly provider: Provider;
    readonly looks?: boolean;
    readonly deadlineMs: number;
    readonly tokens?: number;
  },
): Promise<void> {
  const { purpose, provider, looks = false, deadlineMs, tokens = 0 } = call;
  const wanted = bucketFor(deps.rateLimits, provider, ownEndpoint(purpose, provider, looks));
  const deadline = performance.now() + deadlineMs;
  const db = autocommit(deps.pool);
  for (;;) {
    await refuseOwnCall(db, purpose);
    const { turns, next } = await takeTurns(db, { ...wanted, tokens: [tokens], leeway: LEEWAY_MS });
    const [turn] = turns;
    if (turn !== undefined) return void (await sleep(turn));
    const lateMs = performance.now() + (next ?? 0) - deadline;
    if (lateMs > 0) throw tooLate(provider, lateMs);
    await sleep(Math.min(PAUSE_MS, Math.max(1, (next ?? 0) - TURN_AHEAD_MS)));
  }
}

function tooLate(provider: Provider, lateMs: number): ApiError {
  const retryAfterSeconds = Math.ceil(lateMs / 1000);
  return new ApiError(
    "UNAVAILABLE",
    `${PROVIDER_NAMES[provider]} was not asked: its rate limit is used up. Try again in ${retryAfterSeconds} s, or raise ${provider}_RATE_LIMIT if the account allows more.`,
    { provider, failureKind: "RATE_LIMITED", retryAfterSeconds },
  );
}
