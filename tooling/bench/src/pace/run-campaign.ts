import { setTimeout as sleep } from "node:timers/promises";
import { startCampaign } from "@leadgen/core/outreach";
import { autocommit, transaction } from "@leadgen/db";
import type pg from "pg";

/** An organization and the people that its campaigns search for. */
export interface Client {
  readonly organizationId: string;
  readonly titles: readonly string[];
}

export interface ClientOptions {
  /** Two clients must not share one: nobody is written to twice. */
  readonly titles?: readonly string[];
  /** Entries of the do-not-contact list, none of which is about a lead (default none). */
  readonly refused?: number;
}

export const TITLES = ["head of sales", "head of operations", "head of marketing", "ceo", "cto"] as const;

export async function newClient(
  db: pg.Pool,
  { titles = TITLES, refused = 0 }: ClientOptions = {},
): Promise<Client> {
  const [row] = await autocommit(db).query<{ id: string }>(ORGANIZATION, [refused]);
  if (row === undefined) throw new Error("bench-p2: an INSERT without a row");
  return { organizationId: row.id, titles };
}

const ORGANIZATION = `
  WITH made AS (INSERT INTO organization (name) VALUES ('Nordkyst') RETURNING id),
       list AS (INSERT INTO do_not_contact (organization_id, kind, value, created_by)
                SELECT id, 'ADDRESS', 'person' || n || '@elsewhere.example', 'bench' FROM made, generate_series(1, $1::int) AS n)
  SELECT id FROM made`;

export interface Load {
  /** All campaigns together. */
  readonly leads: number;
  readonly campaigns: number;
}

const OFFER = { product: "Route planning for ferries.", senderName: "Ada Berg", senderCompany: "Nordkyst" };

/** Starts campaigns together. @returns their ids. */
export const startCampaigns = (db: pg.Pool, client: Client, load: Load): Promise<string[]> =>
  transaction(db, async (tx) => {
    const made = await tx.query<{ id: string }>(CAMPAIGNS, [
      client.organizationId,
      leadsOfEach(load),
      JSON.stringify({ titles: client.titles }),
      JSON.stringify(OFFER),
      load.campaigns,
    ]);
    for (const { id } of made) await startCampaign(tx, id);
    return made.map(({ id }) => id);
  });

const leadsOfEach = ({ leads, campaigns }: Load): number => Math.ceil(leads / campaigns);

const CAMPAIGNS = `
  INSERT INTO campaign (organization_id, name, lead_limit, criteria, offer)
  SELECT $1, 'Bench ' || n, $2, $3::text::jsonb, $4::text::jsonb FROM generate_series(1, $5::int) AS n RETURNING id`;

/**
 * Runs campaigns, started together, to their end.
 * @throws Error if the breaker opens, or if the search found too few people who may be written to.
 */
export async function runCampaigns(db: pg.Pool, client: Client, load: Load): Promise<void> {
  const ids = await startCampaigns(db, client, load);
  for (;;) {
    const [row] = await autocommit(db).query<{ over: boolean; open: boolean; why: string | null }>(
      `SELECT bool_and(finished_at IS NOT NULL) AS over, (SELECT state = 'OPEN' FROM breaker) AS open,
              (SELECT reason FROM breaker) AS why
       FROM campaign WHERE id = ANY($1::uuid[])`,
      [ids],
    );
    if (row?.open) throw new Error(`bench-p1: the breaker opened: ${row.why}`);
    if (row?.over) break;
    await sleep(LOOK_MS);
  }
  const [row] = await autocommit(db).query<{ leads: number }>(WORKED_ON, [ids]);
  // Apollo has no address of some people.
  if ((row?.leads ?? 0) < load.leads / 2) throw new Error(`bench-p5: ${row?.leads} leads of ${load.leads}`);
}

const LOOK_MS = 100;

const WORKED_ON = `
  SELECT count(*)::int AS leads FROM job WHERE campaign_id = ANY($1::uuid[]) AND type = 'ENRICH_LEAD'`;
