import { type TokenCounts, tokenCost } from "@leadgen/core";
import { recordIn } from "../call/loose.ts";

/** US dollars per million tokens. */
export interface TokenPrice {
  readonly input: number;
  readonly cachedInput?: number;
  readonly cacheWrite?: number;
  readonly output: number;
}

const count = (value: unknown): number => (typeof value === "number" ? value : Number.NaN);
/** A detail may be absent; one that isn't a number makes the cost unknown. */
const detail = (value: unknown): number => (value === undefined || value === null ? 0 : count(value));

function tokensOf(usage: Readonly<Record<string, unknown>>): TokenCounts {
  const details = recordIn(usage.input_tokens_details);
  return {
    input: count(usage.input_tokens),
    cachedInput: detail(details?.cached_tokens),
    cacheWrite: detail(details?.cache_write_tokens),
    output: count(usage.output_tokens),
  };
}

/** The prices are those of the standard tier; other tiers' prices are unknown. */
const STANDARD_TIERS: readonly unknown[] = [undefined, null, "auto", "default", "standard"];

/** The cost of a run of OpenAI, in US dollars; undefined if price or usage is unknown. Never throws. */
export function runCost(json: unknown, price: TokenPrice | undefined): number | undefined {
  const run = recordIn(json);
  const usage = recordIn(run?.usage);
  if (usage === null || price === undefined || !STANDARD_TIERS.includes(run?.service_tier)) return undefined;
  return tokenCost(price, tokensOf(usage));
}
