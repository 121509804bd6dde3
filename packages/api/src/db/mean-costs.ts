import type { Provider } from "@leadgen/core";
import type { Tx } from "@leadgen/db";
import type { MeanCosts } from "./estimate.ts";

/** Average cost of the latest calls with a known price, by all callers. */
export async function readMeanCosts(tx: Tx): Promise<MeanCosts> {
  const rows = await tx.query<{ provider: Provider; costUsd: number }>(MEAN_COSTS);
  return Object.fromEntries(rows.map(({ provider, costUsd }) => [provider, costUsd]));
}

// Ordered by the key, which grows with time, so that only the newest calls are read.
const MEAN_COSTS = `
  SELECT provider, avg(cost_usd)::float8 AS "costUsd"
  FROM (SELECT provider, cost_usd FROM (SELECT * FROM provider_call ORDER BY id DESC LIMIT 2000) AS latest
        WHERE effect AND cost_usd IS NOT NULL) AS priced
  GROUP BY provider`;
