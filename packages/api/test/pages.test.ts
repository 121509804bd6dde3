import { type ApiSystem, system } from "@leadgen/testkit";
import { CRITERIA, insertMany, makeLead, OFFER } from "@leadgen/testkit/make";
import { describe, expect, test } from "vitest";
import { createdCampaign, enrichJobs, runningCampaign } from "./pipeline.ts";
import { expectRefused } from "./refused.ts";

interface AnyPage {
  items: { id: string }[];
  nextCursor: string | null;
}
type List = (page: { cursor?: string; limit: number }) => Promise<AnyPage>;

/** 23 of everything, each kind created in one transaction, so with the same time. */
async function plenty(w: ApiSystem) {
  const { organizationId } = await createdCampaign(w, "One");
  await insertMany(w.db, "organization", Array(22).fill({ name: "Same" }));
  const campaign = { organizationId, name: "Same", leadLimit: 1, criteria: CRITERIA, offer: OFFER };
  await insertMany(w.db, "campaign", Array(21).fill(campaign));
  const { id } = await runningCampaign(w);
  await enrichJobs(w, id, 23);
  for (let epoch = 1; epoch <= 12; epoch++) {
    await w.call.queue.open({ reason: "Test" });
    if (epoch < 12) await w.call.queue.close({ epoch, reason: "Test" });
  }
  return id;
}

const listsOf = (w: ApiSystem, campaignId: string): Record<string, List> => ({
  "organization.list": (page) => w.call.organization.list(page),
  "campaign.list": (page) => w.call.campaign.list(page),
  "job.list": (page) => w.call.job.list(page),
  "lead.list": (page) => w.call.lead.list({ campaignId, ...page }),
  "lead.export": (page) => w.call.lead.export({ campaignId, ...page }),
  "queue.history": (page) => w.call.queue.history(page),
});

const NAMES = ["organization.list", "campaign.list", "job.list", "lead.list", "lead.export", "queue.history"];

async function allOf(list: List, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ limit, ...(cursor !== undefined && { cursor }) });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    ids.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return ids;
}

describe.each(NAMES)("%s", (name) => {
  test("returns everything once, in the same order, for every page size", async () => {
    await using w = await system({ api: {} });
    const list = listsOf(w, await plenty(w))[name] as List;
    const whole = await list({ limit: 100 });
    const expected = whole.items.map((item) => item.id);
    expect(expected.length).toBeGreaterThanOrEqual(23);
    expect(whole.nextCursor).toBeNull();
    expect(new Set(expected).size).toBe(expected.length);
    for (const limit of [1, 7, expected.length - 1, expected.length]) {
      expect(await allOf(list, limit)).toEqual(expected);
    }
  });

  test("refuses a cursor that was changed, cut off, invented, or belongs to another list", async () => {
    await using w = await system({ api: {} });
    const lists = listsOf(w, await plenty(w));
    const list = lists[name] as List;
    const { nextCursor } = await list({ limit: 2 });
    const good = nextCursor ?? "";
    const middle = Math.floor(good.length / 2);
    const changed = good.slice(0, middle) + (good[middle] === "A" ? "B" : "A") + good.slice(middle + 1);
    const others = await Promise.all(
      NAMES.filter((other) => other !== name).map(
        async (other) => (await lists[other]?.({ limit: 2 }))?.nextCursor ?? "",
      ),
    );
    for (const cursor of [changed, good.slice(0, -1), `${good}A`, "", "7", "%00", "'; --", ...others]) {
      await expectRefused(list({ limit: 2, cursor }), "INVALID_INPUT", /^cursor: /);
    }
    await expectRefused(list({ limit: 2, cursor: "x".repeat(300) }), "INVALID_INPUT", /^cursor: /);
  });

  test("refuses a limit that is no number of items", async () => {
    await using w = await system({ api: {} });
    const { id } = await createdCampaign(w);
    const list = listsOf(w, id)[name] as List;
    for (const limit of [0, -1, 1.5, 1001, Number.NaN]) {
      await expectRefused(list({ limit }), "INVALID_INPUT", /^limit: /);
    }
  });
});

test("items that are added between two pages shift nothing", async () => {
  await using w = await system({ api: {} });
  const { id } = await runningCampaign(w);
  const before = await enrichJobs(w, id, 5);
  const first = await w.call.lead.list({ campaignId: id, limit: 3 });
  await makeLead(w.db, { campaignId: id });
  const rest = await w.call.lead.list({ campaignId: id, limit: 10, cursor: first.nextCursor });
  expect([...first.items, ...rest.items].map((lead) => lead.id).slice(0, 5)).toEqual(
    before.map((job) => job.leadId),
  );
});
