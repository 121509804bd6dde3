import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { system } from "@leadgen/testkit";
import { makeLeads } from "@leadgen/testkit/make";
import { expect, test } from "vitest";
import { get } from "./http.ts";
import { createdCampaign } from "./pipeline.ts";

const LEADS = 100_000;
const BATCH = 5_000;
/** Bytes. Ten batches of 500 leads with some text each. */
const FLAT = 24 * 1_048_576;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Bytes in use after a garbage collection, including buffers. */
function inUse(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

test("an export of 100,000 leads takes no more memory than its batches", async () => {
  await using w = await system({ api: {} });
  const { id } = await createdCampaign(w);
  const written = { status: "HANDED_OVER", firstName: "=Kari", emailBody: "x".repeat(300) } as const;
  for (let made = 0; made < LEADS; made += BATCH)
    await makeLeads(w.db, { campaignId: id, count: BATCH, ...written });
  const response = await get(w, `/api/v1/campaigns/${id}/export.csv`);
  const before = inUse();
  let lines = 0;
  let bytes = 0;
  let most = 0;
  let chunks = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    lines += Buffer.from(chunk).toString("latin1").split("\n").length - 1;
    if (++chunks % 40 === 0) most = Math.max(most, inUse() - before);
  }
  expect(lines).toBe(LEADS + 1);
  expect(bytes).toBeGreaterThan(LEADS * 300);
  expect(most).toBeLessThan(FLAT);
});
