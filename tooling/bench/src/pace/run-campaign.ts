import { PROVIDERS } from "@leadgen/core";
import { startCampaign } from "@leadgen/core/outreach";
import { autocommit, transaction } from "@leadgen/db";
import type pg from "pg";

/** The environment of a worker process whose providers are the simulator. */
export const workerEnv = (
  databaseUrl: string,
  simulatorUrl: string,
  limits: Readonly<Record<string, string>>,
): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  NODE_ENV: "test",
  ...Object.fromEntries(
    PROVIDERS.flatMap((provider) => [
      [`${provider}_API_KEY`, "key-of-the-benchmarks"],
      [`${provider}_BASE_URL`, `${simulatorUrl}/${provider.toLowerCase()}`],
    ]),
  ),
  ...limits,
});

const SEARCH = { titles: ["head of sales", "head of operations", "head of marketing", "ceo", "cto"] };
const OFFER = { product: "Route planning for ferries.", senderName: "Ada Berg", senderCompany: "Nordkyst" };

export interface Load {
  /** All campaigns together. */
  readonly leads: number;
  readonly campaigns: number;
}

/** Runs campaigns of one organization, started together, to their end. @throws Error if the breaker opens */
export async function runCampaigns(db: pg.Pool, { leads, campaigns }: Load): Promise<void> {
  await transaction(db, async (tx) => {
    const made = await tx.query<{ id: string }>(
      `WITH org AS (INSERT INTO organization (name) VALUES ('Nordkyst') RETURNING id)
       INSERT INTO campaign (organization_id, name, lead_limit, criteria, offer)
       SELECT id, 'Bench ' || n, $1, $2::text::jsonb, $3::text::jsonb FROM org, generate_series(1, $4::int) AS n RETURNING id`,
      [Math.ceil(leads / campaigns), JSON.stringify(SEARCH), JSON.stringify(OFFER), campaigns],
    );
    for (const { id } of made) await startCampaign(tx, id);
  });
  for (;;) {
    const [row] = await autocommit(db).query<{ over: boolean; open: boolean; why: string | null }>(
      `SELECT bool_and(finished_at IS NOT NULL) AS over, (SELECT state = 'OPEN' FROM breaker) AS open,
              (SELECT reason FROM breaker) AS why
       FROM campaign`,
    );
    if (row?.open) throw new Error(`bench-p1: the breaker opened: ${row.why}`);
    if (row?.over) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
