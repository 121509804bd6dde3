import { makeCampaign, makeLead } from "@leadgen/testkit/make";
import { expect, it } from "vitest";
import { MOST_FED } from "../../src/engine/parts/doorbells.ts";
import {
  closeBreaker,
  enqueueJobs,
  enrichLeads,
  openBreaker,
  readBreaker,
  ringFeeder,
  startCampaign,
} from "../../src/outreach/index.ts";
import { type CoreSystem, newSystem } from "../support/core-system.ts";
import { expectInvariants } from "../support/expect-invariants.ts";

/** A campaign that starts now. */
async function started(system: CoreSystem, name: string): Promise<string> {
  const { id } = await makeCampaign(system.db, { status: "CREATED", name });
  await system.tx((tx) => startCampaign(tx, id));
  return id;
}

async function revealed(system: CoreSystem, campaignId: string, leads: number): Promise<void> {
  const leadIds: string[] = [];
  for (let n = 0; n < leads; n++) leadIds.push((await makeLead(system.db, { campaignId })).id);
  await system.tx((tx) => enrichLeads(tx, { campaignId, leadIds }));
}

/** The campaigns' names in the order in which graphile-worker runs their leads' jobs. */
async function line({ db }: CoreSystem): Promise<string> {
  const rows = await db.query<{ name: string }>(
    `SELECT campaign.name FROM graphile_worker._private_jobs AS bell
     JOIN job ON job.doorbell_id = bell.id JOIN campaign ON campaign.id = job.campaign_id
     WHERE job.type = 'ENRICH_LEAD' ORDER BY bell.priority, bell.run_at, bell.id`,
  );
  return rows.map(({ name }) => name).join("");
}

type Feeder = Parameters<typeof ringFeeder>[1];

/** The same after a close: takes the next row of the queue each time; a feeder rings when it is taken. */
async function asTheyRing({ db, tx }: CoreSystem): Promise<string> {
  let names = "";
  for (;;) {
    const [bell] = await db.query<Feeder & { name: string | null }>(NEXT);
    if (bell === undefined) return names;
    if (bell.campaignId !== null) await tx((each) => ringFeeder(each, bell));
    names += bell.name ?? "";
  }
}

const NEXT = `
  DELETE FROM graphile_worker._private_jobs AS bell
  USING (SELECT id FROM graphile_worker._private_jobs WHERE payload ->> 'eventId' IS NULL
         ORDER BY priority, run_at, id LIMIT 1) AS next
  WHERE bell.id = next.id
  RETURNING bell.id::text AS "doorbellId", payload ->> 'campaignId' AS "campaignId", payload ->> 'madeFrom' AS "madeFrom",
            payload ->> 'madeTo' AS "madeTo",
            (SELECT campaign.name FROM job JOIN campaign ON campaign.id = campaign_id
             WHERE job.id = (payload ->> 'jobId')::uuid AND type = 'ENRICH_LEAD') AS name`;

/** Takes the next job's doorbell out of the queue. @returns its campaign, type and rank. */
async function nextOf({ db }: CoreSystem): Promise<string | undefined> {
  const [taken] = await db.query<{ job: string }>(
    `WITH next AS (SELECT id FROM graphile_worker._private_jobs WHERE id IN (SELECT doorbell_id FROM job WHERE rank IS NOT NULL)
                   ORDER BY priority, run_at, id LIMIT 1),
          taken AS (DELETE FROM graphile_worker._private_jobs AS bell USING next WHERE bell.id = next.id RETURNING bell.id)
     UPDATE job SET doorbell_id = NULL FROM taken, campaign
     WHERE job.doorbell_id = taken.id AND campaign.id = job.campaign_id
     RETURNING campaign.name || ' ' || job.type || ' ' || job.rank AS job`,
  );
  return taken?.job;
}

/** Ends the oldest leads of the campaign. */
const end = ({ db }: CoreSystem, campaignId: string, leads: number) =>
  db.query(
    `WITH oldest AS (SELECT id, lead_id FROM job WHERE campaign_id = $1 AND lead_id IS NOT NULL ORDER BY id LIMIT $2),
          rung AS (SELECT graphile_worker.complete_jobs(array_agg(doorbell_id)) FROM job WHERE id IN (SELECT id FROM oldest)),
          leads AS (UPDATE lead SET status = 'HANDED_OVER', finished_at = now() FROM oldest WHERE lead.id = oldest.lead_id)
     UPDATE job SET status = 'COMPLETED', finished_at = now(), doorbell_id = NULL
     FROM oldest WHERE job.id = oldest.id AND (SELECT count(*) FROM rung) >= 0`,
    [campaignId, leads],
  );

it("campaigns take turns lead by lead, whichever of them found more people first", async () => {
  await using system = await newSystem();
  const [a, b] = [await started(system, "a"), await started(system, "b")];
  await revealed(system, a, 6);
  await revealed(system, b, 3);
  expect(await line(system)).toBe("abababaaa");
  await expectInvariants(system.pool);
});

it("a campaign that starts later begins at the others' current rank, neither behind nor ahead of all their leads", async () => {
  await using system = await newSystem();
  const a = await started(system, "a");
  await revealed(system, a, 8);
  await end(system, a, 4);
  const b = await started(system, "b");
  await revealed(system, b, 2);
  await revealed(system, b, 1);
  expect(await line(system)).toBe("abababa");
});

it("people who were revealed go before those who were not, and a campaign that starts later before both", async () => {
  await using system = await newSystem();
  const a = await started(system, "a");
  const reveal = (campaignId: string, rank: number) => ({ campaignId, type: "REVEAL_LEADS", rank }) as const;
  await system.tx((tx) => enqueueJobs(tx, [reveal(a, 1), reveal(a, 11)]));
  expect(await nextOf(system)).toBe("a REVEAL_LEADS 1");
  await revealed(system, a, 2);
  await system.db.query(
    "UPDATE job SET status = 'COMPLETED', finished_at = now() WHERE rank = 1 AND type = 'REVEAL_LEADS'",
  );
  const b = await started(system, "b");
  const [{ rank } = { rank: 0 }] = await system.db.query<{ rank: number }>(
    "SELECT first_rank AS rank FROM campaign WHERE id = $1",
    [b],
  );
  expect(rank).toBe(1);
  await system.tx((tx) => enqueueJobs(tx, [reveal(b, rank)]));
  const order = [await nextOf(system), await nextOf(system), await nextOf(system), await nextOf(system)];
  expect(order).toEqual(["a ENRICH_LEAD 1", "b REVEAL_LEADS 1", "a ENRICH_LEAD 2", "a REVEAL_LEADS 11"]);
});

it("an opening and a close keep the order of the jobs", async () => {
  await using system = await newSystem();
  const a = await started(system, "a");
  await revealed(system, a, 4);
  const b = await started(system, "b");
  await revealed(system, b, 2);
  await system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "drill" }));
  expect(await line(system)).toBe("");
  const { epoch } = await readBreaker(system.db);
  await system.tx((tx) => closeBreaker(tx, { actor: "operator:ada", reason: "mended", epoch }));
  await expectInvariants(system.pool);
  expect(await asTheyRing(system)).toBe("ababaa");
});

it("after a close, feeders ring early enough that many leads of three campaigns are enriched in the order from before", async () => {
  await using system = await newSystem();
  const campaigns = [await started(system, "a"), await started(system, "b")];
  for (const campaign of campaigns) await revealed(system, campaign, MOST_FED + 5);
  campaigns.push(await started(system, "c"));
  await revealed(system, campaigns[2] ?? "", 7);
  const before = await line(system);
  await system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "drill" }));
  const { epoch } = await readBreaker(system.db);
  await system.tx((tx) => closeBreaker(tx, { actor: "operator:ada", reason: "mended", epoch }));
  expect(await asTheyRing(system)).toBe(before);
});
