import type { Domain } from "../domain.ts";
import type { BreakerRow } from "../read-breaker.ts";

/** How people call a provider. */
export const nameOf = (provider: string, { providerNames }: Domain): string =>
  providerNames[provider] ?? provider;

/**
 * Why a job is paused, for the job's row: `OpenAI QUOTA_EXHAUSTED (epoch 3)`. Short, because the opening writes it into
 * every live row, and at more than about 46 characters the new versions no longer fit beside the old ones. Everything
 * else about that epoch is in the breaker's history.
 */
export function pauseReasonOf(
  breaker: Pick<BreakerRow, "epoch" | "provider" | "failureKind">,
  domain: Domain,
): string {
  const cause =
    breaker.provider === null
      ? "opened by hand"
      : `${nameOf(breaker.provider, domain)} ${breaker.failureKind}`;
  return `${cause} (epoch ${breaker.epoch})`;
}
