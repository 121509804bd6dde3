import { PROVIDER_NAMES } from "../provider/providers.ts";
import type { BreakerRow } from "./read-breaker.ts";

/** Why a job is paused, in a line that fits the job's row: `OpenAI QUOTA_EXHAUSTED (epoch 3)`. */
export function pauseReasonOf(
  breaker: Pick<BreakerRow, "epoch" | "provider" | "failureKind" | "reason">,
): string {
  const cause =
    breaker.provider === null
      ? `opened by hand: ${(breaker.reason ?? "").slice(0, 120)}`
      : `${PROVIDER_NAMES[breaker.provider]} ${breaker.failureKind}`;
  return `${cause} (epoch ${breaker.epoch})`;
}
