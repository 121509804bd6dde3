import { type ApiSystem, system } from "@leadgen/testkit";
import { describe, expect, test } from "vitest";
import { CAMPAIGN_SORTS } from "../src/campaign/list.ts";
import { DO_NOT_CONTACT_SORTS } from "../src/do-not-contact/list.ts";
import { JOB_SORTS } from "../src/job/schema.ts";
import { LEAD_SORTS } from "../src/lead/list.ts";
import { ORGANIZATION_SORTS } from "../src/organization/list.ts";
import { createdCampaign, enrichJobs, runningCampaign } from "./pipeline.ts";
import { expectRefused } from "./refused.ts";

type Asked = { sort: string; order: "asc" | "desc"; limit: number; cursor?: string };
type List = (asked: Asked) => Promise<{ items: { id: string }[]; nextCursor: string | null }>;

/** 13 of everything, with ties, with empty values, and with letters that break careless cursors. */
async function plenty(w: ApiSystem): Promise<Record<string, List>> {
  const { id } = await runningCampaign(w);
  const { organizationId } = await w.call.campaign.get({ id });
  await enrichJobs(w, id, 13);
  await w.rows(
    `UPDATE lead SET last_name = (ARRAY['Ås', 'aas', NULL, '~|{"', 'Æ 😀', 'Z'])[1 + n % 6], first_name = NULL,
            company_name = CASE WHEN n % 3 = 0 THEN repeat('é', 200) || n END, email = CASE WHEN n % 2 = 0 THEN 'x' || n || '@y.no' END,
            status = CASE WHEN n % 4 = 0 THEN 'CANCELLED'::lead_status ELSE status END,
            finished_at = CASE WHEN n % 4 = 0 THEN '2026-01-01 00:00:00.123456Z'::timestamptz + n % 8 * interval '1 microsecond' END
     FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM lead) AS numbered WHERE numbered.id = lead.id`,
  );
  await w.rows(
    `UPDATE job SET claimed_at = now() - n % 4 * interval '1 microsecond'
     FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM job) AS numbered WHERE numbered.id = job.id AND n % 5 > 0`,
  );
  for (const name of ["Same", "same", "Åse", "Z", "~~"]) {
    const { id } = await createdCampaign(w, name);
    if (name !== "Z") continue;
    await w.call.campaign.cancel({ id, reason: "Not any more" });
  }
  const values = ["b.example", "a.example", "c@a.example"];
  await w.call.doNotContact.add({ organizationId, values });
  // A cast, as the tests choose the order at run time, and each list's type has its own orders.
  const as = <Input>(asked: Asked) => asked as unknown as Input;
  return {
    lead: (asked) => w.call.lead.list({ campaignId: id, ...as<object>(asked) }),
    job: (asked) => w.call.job.list({ campaignId: id, ...as<object>(asked) }),
    campaign: (asked) => w.call.campaign.list(as(asked)),
    organization: (asked) => w.call.organization.list(as(asked)),
    doNotContact: (asked) => w.call.doNotContact.list({ organizationId, ...as<object>(asked) }),
  };
}

const ORDERS = Object.entries({
  lead: LEAD_SORTS,
  job: JOB_SORTS,
  campaign: CAMPAIGN_SORTS,
  organization: ORGANIZATION_SORTS,
  doNotContact: DO_NOT_CONTACT_SORTS,
});

/** From the end, but what has no time yet comes last all the same. */
function backwards(items: readonly { id: string }[], sort: string): string[] {
  const timeless = (item: object) => sort.endsWith("edAt") && field(item, sort) === null;
  const back = items.toReversed();
  return [...back.filter((item) => !timeless(item)), ...back.filter(timeless)].map(({ id }) => id);
}

const field = (item: object, name: string): unknown => (item as Record<string, unknown>)[name];

async function pageByPage(list: List, asked: Asked): Promise<string[]> {
  const paged: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ ...asked, ...(cursor !== undefined && { cursor }) });
    paged.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return paged;
}

describe.each(ORDERS)("a list of %ss", (name, sorts) => {
  test("returns everything once in every order, page by page, and reversed in descending order", async () => {
    await using w = await system({ api: {} });
    const list = (await plenty(w))[name] as List;
    for (const sort of sorts) {
      const { items } = await list({ sort, order: "asc", limit: 200 });
      const whole = items.map((item) => item.id);
      expect(new Set(whole).size).toBe(whole.length);
      expect(whole.length).toBeGreaterThan(2);
      const back = (await list({ sort, order: "desc", limit: 200 })).items.map((item) => item.id);
      expect(back).toEqual(backwards(items, sort));
      expect(await pageByPage(list, { sort, order: "asc", limit: 2 })).toEqual(whole);
      expect(await pageByPage(list, { sort, order: "desc", limit: 2 })).toEqual(back);
    }
  });

  test("refuses a cursor of another order, and an order that it does not have", async () => {
    await using w = await system({ api: {} });
    const list = (await plenty(w))[name] as List;
    const [first = "", second = ""] = sorts;
    const { nextCursor } = await list({ sort: first, order: "asc", limit: 1 });
    const cursor = nextCursor ?? "";
    await expectRefused(
      list({ sort: second, order: "asc", limit: 1, cursor }),
      "INVALID_INPUT",
      /^cursor: .*in this order/,
    );
    await expectRefused(list({ sort: first, order: "desc", limit: 1, cursor }), "INVALID_INPUT", /^cursor: /);
    await expectRefused(
      list({ sort: "id; DROP TABLE job", order: "asc", limit: 1 }),
      "INVALID_INPUT",
      /^sort: /,
    );
  });
});
