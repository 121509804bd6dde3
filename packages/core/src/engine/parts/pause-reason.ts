import { stoppedBy, whyOpened } from "../breaker/opened-because.ts";
import type { Domain } from "../domain.ts";
import type { BreakerRow } from "../read-breaker.ts";

/** A provider's display name. */
export const nameOf = (provider: string, { providerNames }: Domain): string =>
  providerNames[provider] ?? provider;

/**
 * Why a job is paused, for the job's row: `OpenAI QUOTA_EXHAUSTED (epoch 3)`. It is short, because the opening writes it
 * into every live row, and beyond about 46 characters the new row versions no longer fit on the page beside the old ones.
 * Everything else about that epoch is in the breaker's history.
 */
export function pauseReasonOf(
  breaker: Pick<BreakerRow, "epoch" | "openedBy" | "provider" | "failureKind">,
  domain: Domain,
): string {
  const cause =
    breaker.provider === null
      ? `opened ${stoppedBy(whyOpened(breaker))}`
      : `${nameOf(breaker.provider, domain)} ${breaker.failureKind}`;
  return `${cause} (epoch ${breaker.epoch})`;
}
