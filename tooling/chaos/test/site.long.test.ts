import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type TestDatabase, testDatabase } from "@leadgen/db/testing";
import { expect, it } from "vitest";
import type { Order } from "../src/experiment.ts";
import { judgeSite } from "../src/judge/judge-site.ts";
import { seedCampaigns, startNewCampaign } from "../src/site/campaigns.ts";
import { askApi, closeAsOperator, openAsOperator } from "../src/site/operator.ts";
import { ALL_OVER, BUSY, IS_OPEN, rowsOf, until } from "../src/site/rows.ts";
import { type Site, type SiteOptions, startSite } from "../src/site/site.ts";

interface Ground extends AsyncDisposable {
  readonly site: Site;
}

async function newSite(options: SiteOptions): Promise<Ground> {
  const stack = new AsyncDisposableStack();
  const folder = await mkdtemp(path.join(tmpdir(), "leadgen-chaos-test-"));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const db: TestDatabase = stack.use(await testDatabase({ max: 4 }));
  const order: Order = {
    rounds: 1,
    seed: 1,
    database: () => Promise.reject(new Error("the site was given one")),
    folder: async () => folder,
    progress: () => undefined,
    signal: AbortSignal.timeout(60_000),
  };
  const database = { url: db.url, pool: () => db.pool };
  const site = stack.use(await startSite(order, { ...options, database }));
  return { site, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

it("runs campaigns to their end through the proxies, a killed worker and an operator's opening and closing", async () => {
  await using ground = await newSite({
    workers: 2,
    api: true,
    proxied: ["worker-database", "worker-providers", "api-database"],
  });
  const { site } = ground;
  site.simulator.setLatency({ provider: "perplexity", ms: 50 });
  await seedCampaigns(site, { campaigns: 2, leads: 5 });
  await startNewCampaign(site, 5);
  await until(site, BUSY);
  expect(await site.workers[0]?.process.end("SIGKILL")).toEqual({ code: null, signal: "SIGKILL" });
  expect(await openAsOperator(site)).toMatchObject({ status: 200 });
  await until(site, IS_OPEN);
  expect(await askApi(site, "GET /api/v1/queue-management/status")).toMatchObject({
    body: { data: { circuitBreaker: { state: "OPEN", epoch: 1 } } },
  });
  expect(await closeAsOperator(site, 1)).toMatchObject({ status: 200 });
  await until(site, ALL_OVER);

  expect(await judgeSite(site)).toEqual([]);
  expect(await rowsOf(site, "SELECT status, count(*)::int FROM campaign GROUP BY status")).toEqual([
    { status: "COMPLETED", count: 3 },
  ]);
});
