import { SQL_CAMPAIGN_WORK } from "@leadgen/core/outreach";
import { autocommit } from "@leadgen/db";
import type pg from "pg";

/** How many campaigns share the leads, and how many of them (the latest) still run. */
const CAMPAIGNS = 200;
const RUNNING = 4;

/** How many of 20 campaigns belong to the first and the second organization; the others belong to the third. */
const OF_20 = { first: 14, second: 5 } as const;

export interface ManyLeads {
  /** The largest organization first. */
  readonly organizations: readonly string[];
  /** An old, finished campaign of the first organization. */
  readonly campaignId: string;
}

/**
 * Millions of leads and their jobs, made by SQL and always the same: three organizations of unequal size; campaigns of
 * equal size in sequence, the latest of which still run; outcomes and names distributed as unevenly as in reality.
 */
export async function makeManyLeads(pool: pg.Pool, leads: number): Promise<ManyLeads> {
  const tx = autocommit(pool);
  const organizations = (await tx.query<{ id: string }>(ORGANIZATIONS)).map(({ id }) => id);
  const perCampaign = Math.ceil(leads / CAMPAIGNS);
  await tx.query(CAMPAIGN, [organizations, CAMPAIGNS, RUNNING, perCampaign, OF_20.first, OF_20.second]);
  await tx.query(LEADS, [perCampaign]);
  await tx.query(JOBS);
  await tx.query(BATCH_JOBS, [perCampaign]);
  await tx.query(COUNTS);
  await tx.query(TALLIES);
  // One statement each: VACUUM can't run in a transaction.
  for (const table of ["campaign", "campaign_tally", "lead", "job"])
    await pool.query(`VACUUM (ANALYZE) ${table}`);
  const [campaign] = await tx.query<{ id: string }>(
    "SELECT id FROM campaign WHERE organization_id = $1 ORDER BY id OFFSET 1 LIMIT 1",
    [organizations[0]],
  );
  return { organizations, campaignId: campaign?.id ?? "" };
}

const ORGANIZATIONS = `
  INSERT INTO organization (name) SELECT 'Organization ' || n FROM generate_series(1, 3) AS n RETURNING id`;

const CAMPAIGN = `
  INSERT INTO campaign (organization_id, name, status, lead_limit, criteria, offer, created_at, started_at, finished_at, message)
  SELECT ($1::uuid[])[CASE WHEN n % 20 < $5 THEN 1 WHEN n % 20 < $5 + $6 THEN 2 ELSE 3 END],
         'Campaign ' || n, (CASE WHEN running THEN 'RUNNING' ELSE 'COMPLETED' END)::campaign_status, $4, '{}', '{}',
         now() - interval '1 hour' * ($2 - n), now() - interval '1 hour' * ($2 - n),
         CASE WHEN NOT running THEN now() - interval '1 hour' * ($2 - n) END, CASE WHEN NOT running THEN 'All leads are done.' END
  FROM generate_series(1, $2::int) AS n, LATERAL (SELECT n > $2 - $3::int AS running) AS state
  ORDER BY n`;

const SYLLABLES = "{an,be,cor,da,el,fre,gri,hol,ing,jo,kar,lin,mar,ni,os,pe,ro,sve,tor,ul}";
const word = (seed: string): string =>
  `(SELECT initcap(string_agg(('${SYLLABLES}'::text[])[1 + (hash % 20)::int], ''))
    FROM (SELECT abs(hashint8extended(${seed} * 10 + place, 7) % 1000000) AS hash FROM generate_series(1, 3) AS place) AS hashes)`;

// Outcomes: nine in ten are handed over, the rarest is one in a hundred thousand. Half of the leads of a running campaign are live.
const LEADS = `
  INSERT INTO lead (organization_id, campaign_id, status, apollo_person_id, first_name, last_name, email, title, company_name,
                    company_domain, verification, research, email_subject, email_body, instantly_lead_id, finished_at)
  SELECT campaign.organization_id, campaign.id, made.status::lead_status, 'person-' || nr, first_name, last_name,
         lower(first_name || '.' || last_name || nr || '@' || company || '.example'), 'Head of Operations',
         company || ' Shipping', lower(company) || '.example', '{"result": "ok", "quality": "good"}',
         jsonb_build_object('facts', repeat('They build ships. ', 10)), 'Ships', repeat('Dear reader. ', 15), 'il-' || nr,
         CASE WHEN made.status <> 'REVEALED' THEN campaign.created_at END
  FROM (SELECT *, row_number() OVER (ORDER BY id) AS place FROM campaign) AS campaign
  CROSS JOIN LATERAL generate_series(1, $1::int) AS n
  CROSS JOIN LATERAL (SELECT (campaign.place - 1) * $1 + n AS nr) AS numbered
  CROSS JOIN LATERAL (
    SELECT CASE WHEN campaign.status = 'RUNNING' AND n > $1 / 2 THEN 'REVEALED'
                WHEN nr % 100000 = 77 THEN 'REJECTED' WHEN nr % 2000 = 7 THEN 'FAILED'
                WHEN nr % 25 = 3 THEN 'INVALID_ADDRESS' WHEN nr % 25 = 4 THEN 'UNVERIFIABLE_ADDRESS' ELSE 'HANDED_OVER' END AS status,
           ${word("nr % 300")} AS first_name, ${word("nr % 90000 + 1000")} AS last_name, ${word("nr % 7000 + 200000")} AS company) AS made
  ORDER BY campaign.place, n`;

const JOBS = `
  INSERT INTO job (campaign_id, lead_id, type, status, attempt, error_code, error_message, finished_at)
  SELECT campaign_id, id, 'ENRICH_LEAD',
         (CASE status WHEN 'REVEALED' THEN 'PENDING' WHEN 'REJECTED' THEN 'FAILED' WHEN 'FAILED' THEN 'FAILED' ELSE 'COMPLETED' END)::job_status,
         1, CASE WHEN status IN ('REJECTED', 'FAILED') THEN 'REJECTED' END, CASE WHEN status IN ('REJECTED', 'FAILED') THEN 'No.' END, finished_at
  FROM lead ORDER BY id`;

const BATCH_JOBS = `
  INSERT INTO job (campaign_id, type, status, attempt, finished_at)
  SELECT id, CASE n WHEN 0 THEN 'FETCH_LEADS' ELSE 'REVEAL_LEADS' END::job_type, 'COMPLETED', 1, now()
  FROM campaign CROSS JOIN generate_series(0, $1::int / 10) AS n`;

// As if their calls and steps had been counted; no list reads those rows.
const TALLIES = `
  INSERT INTO campaign_tally (campaign_id, at, finished_steps, spent)
  SELECT id, now(), jsonb_build_object('VERIFY', lead_limit, 'RESEARCH', lead_limit, 'WRITE', lead_limit),
         (SELECT jsonb_agg(jsonb_build_object('provider', provider, 'credits', lead_limit, 'creditsAtLeast', false, 'costUsd', 0,
                                              'costUsdAtLeast', true, 'unpricedCalls', 1))
          FROM unnest(enum_range(NULL::provider)) AS provider)
  FROM campaign`;

const COUNTS = `
  UPDATE campaign SET job_counts = counts
  FROM (SELECT campaign_id, jsonb_object_agg(type, of_type) AS counts
        FROM (SELECT campaign_id, type, jsonb_object_agg(status, n) AS of_type
              FROM (SELECT campaign_id, type, status, count(*) AS n FROM job WHERE ${SQL_CAMPAIGN_WORK} GROUP BY 1, 2, 3) AS counted
              GROUP BY 1, 2) AS types
        GROUP BY 1) AS ended
  WHERE campaign_id = campaign.id AND finished_at IS NOT NULL`;
