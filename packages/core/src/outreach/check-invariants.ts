import { checkInvariants as check, ENGINE_INVARIANTS, type Invariant } from "../engine/check-invariants.ts";
import type * as engine from "../engine/index.ts";
import type { Tx } from "../engine/parts/tx.ts";
import { SQL_CAMPAIGN_WORK } from "./parts/campaign-work.ts";

const { I1, I2, I3, ...I5_TO_I8 } = ENGINE_INVARIANTS;

const INVARIANTS = {
  I1,
  I2,
  I3,
  I4: {
    claim: "Nothing disappears: each revealed lead has its job, each started campaign its fetching job",
    broken: `
      SELECT 'lead ' || lead.id FROM lead LEFT JOIN job ON job.lead_id = lead.id AND ${SQL_CAMPAIGN_WORK}
      WHERE job.id IS NULL AND lead.status NOT IN ('FOUND', 'NO_MATCH', 'NO_EMAIL', 'ALREADY_CONTACTED', 'BLOCKLISTED')
      UNION ALL
      SELECT 'campaign ' || campaign.id FROM campaign
      LEFT JOIN (SELECT campaign_id, count(*) FROM job WHERE type = 'FETCH_LEADS' GROUP BY campaign_id) AS fetching
        ON fetching.campaign_id = campaign.id
      WHERE campaign.started_at IS NOT NULL AND fetching.count IS DISTINCT FROM 1`,
  },
  ...I5_TO_I8,
  I9: {
    claim: "A campaign is over exactly when all jobs of its own work are; taking people out does not count",
    broken: `
      SELECT 'campaign ' || campaign.id FROM campaign
      WHERE started_at IS NOT NULL
        AND (finished_at IS NULL) <> EXISTS (
          SELECT 1 FROM job WHERE job.campaign_id = campaign.id AND job.finished_at IS NULL AND ${SQL_CAMPAIGN_WORK})`,
  },
} as const satisfies Record<string, Invariant>;

/** The names of the invariants that can be checked in the database. */
export type InvariantId = keyof typeof INVARIANTS;

export type InvariantResult = engine.InvariantResult<InvariantId>;

/** Checks I1 to I9 over a whole database, in one snapshot if the transaction is REPEATABLE READ, without writing. */
export const checkInvariants = (tx: Tx): Promise<InvariantResult[]> => check(tx, INVARIANTS);
