import type { ApiDeps } from "../src/deps/api-deps.ts";
import { DRAFT_CAMPAIGN_ID, EXAMPLE_IDS, FAILED_JOB_ID } from "../src/rest/openapi/example-ids.ts";
import { CRITERIA, claimed, OFFER, spoilt, type World, world } from "./world.ts";

const COUNTS = {
  leads: 2,
  contacted: 2,
  sent: 2,
  opened: 1,
  replied: 1,
  clicked: 0,
  bounced: 0,
  unsubscribed: 0,
  completed: 0,
};

/** What the API asks of providers, answered without any. */
const PROVIDER_DEPS: Partial<ApiDeps> = {
  probe: async () => ({ meta: { httpStatus: 200 }, summary: "The key is accepted." }),
  instantlyAnalytics: async () => ({ meta: { httpStatus: 200 }, counts: COUNTS }),
};

/**
 * The world of the documentation's examples: everything that their ids name is there, in the state that the example
 * needs. A running campaign with a lead that waits and one whose job failed, a draft, an entry of the list.
 */
export async function exampleWorld(): Promise<World> {
  const w = await world(PROVIDER_DEPS);
  const { organization, campaign, lead, job, do_not_contact: entry } = EXAMPLE_IDS;
  await w.rows("INSERT INTO organization (id, name) VALUES ($1, 'Nordkyst')", [organization]);
  await w.rows(
    `INSERT INTO campaign (id, organization_id, name, lead_limit, criteria, offer)
     SELECT id, $1, 'Ferries', 10, $3, $4 FROM unnest($2::uuid[]) AS id`,
    [organization, [campaign, DRAFT_CAMPAIGN_ID], JSON.stringify(CRITERIA), JSON.stringify(OFFER)],
  );
  await w.rows(
    "INSERT INTO do_not_contact (id, organization_id, kind, value, created_by) VALUES ($1, $2, 'DOMAIN', 'example.net', 'ada')",
    [entry, organization],
  );
  await w.call.campaign.start({ id: campaign });
  await w.rows("UPDATE campaign SET instantly_campaign_id = 'at-instantly' WHERE id = $1", [campaign]);
  await w.rows(
    `INSERT INTO lead (id, organization_id, campaign_id, status, apollo_person_id, first_name, email, company_name)
     VALUES ($1, $3, $4, 'REVEALED', 'p1', 'Kari', 'kari@example.no', '=Fjord'), ($2, $3, $4, 'REVEALED', 'p2', 'Ola', 'ola@example.no', NULL)`,
    [lead, "0198c0de-0000-7000-8000-000000000014", organization, campaign],
  );
  await w.rows(
    `INSERT INTO job (id, campaign_id, lead_id, type, status) VALUES ($1, $3, $4, 'ENRICH_LEAD', 'PENDING'), ($2, $3, $5, 'ENRICH_LEAD', 'PENDING')`,
    [job, FAILED_JOB_ID, campaign, lead, "0198c0de-0000-7000-8000-000000000014"],
  );
  await spoilt(w, await claimed(w, FAILED_JOB_ID));
  return w;
}

/** Closing needs an opening, of the epoch that the example names. */
export async function prepare(w: World, operationId: string): Promise<void> {
  const needsOutage = ["queue.close", "queue.cause", "queue.closePreview", "queue.history"];
  if (needsOutage.includes(operationId)) await w.call.queue.open({ reason: "Wrong e-mails went out" });
}
