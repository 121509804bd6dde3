import {
  CAMPAIGN_JOB_TYPES,
  PROVIDERS,
  type Provider,
  REVEAL_BATCH,
  type Step,
  stepsOf,
} from "@leadgen/core";
import type { Row, Tx } from "@leadgen/db";
import {
  type Ahead,
  addEstimates,
  estimateLineOf,
  estimateOf,
  type MeanCosts,
  markAssumed,
} from "../db/estimate.ts";
import { readMeanCosts } from "../db/mean-costs.ts";
import { notFound } from "../db/must-exist.ts";
import type { EstimateLine } from "../schema/estimate.ts";
import { readTakenOver } from "./read-taken-over.ts";
import type { StartEstimate } from "./schema.ts";

/** The calls that the campaign will make to each provider, and their cost. @throws ApiError NOT_FOUND. */
export async function readStartEstimate(
  tx: Tx,
  { campaignId, assumedCosts }: { readonly campaignId: string; readonly assumedCosts: MeanCosts },
): Promise<StartEstimate> {
  const [campaign] = await tx.query<Candidate>(CANDIDATE, [campaignId]);
  if (campaign === undefined) throw notFound("campaign", campaignId);
  return readEstimate(tx, { ...campaign, campaignId, assumedCosts });
}

interface Asked extends Candidate {
  /** Null: the campaign does not exist yet. */
  readonly campaignId: string | null;
  readonly assumedCosts: MeanCosts;
}

/** The same for so many people, at the rates of the organization's latest other campaigns, if there are any. */
export async function readEstimate(
  tx: Tx,
  { campaignId, organizationId, leads, assumedCosts }: Asked,
): Promise<StartEstimate> {
  const past = await tx.query<Past>(PAST, [organizationId, campaignId, MIN_PEOPLE, PAST_CAMPAIGNS, STEPS]);
  const known = await readMeanCosts(tx);
  const estimated = (groups: readonly Ahead[]) =>
    markAssumed(estimateOf(groups, { ...assumedCosts, ...known }), known);
  const taken = campaignId === null ? [] : await readTakenOver(tx, campaignId);
  const found = past.length === 0 ? estimated(atMost(leads)) : atTheRates(past, leads);
  return {
    leads,
    takenOver: taken.reduce((sum, group) => sum + group.leads, 0),
    byCampaigns: past[0]?.campaigns ?? 0,
    lines: addEstimates(found, estimated(taken)),
  };
}

const atTheRates = (past: readonly Past[], leads: number): EstimateLine[] =>
  PROVIDERS.flatMap((provider) => {
    const row = past.find((each) => each.provider === provider);
    return row === undefined ? [] : [estimateLineOf(provider, atTheRate(row, leads))];
  });

type Candidate = Pick<Row<"campaign">, "organizationId"> & { leads: number };

const CANDIDATE = `
  SELECT organization_id AS "organizationId",
         greatest(0, lead_limit - (SELECT count(*) FROM lead WHERE campaign_id = campaign.id))::int AS leads
  FROM campaign WHERE id = $1`;

/** The maximum: every person is found, revealed and goes through every step. */
const atMost = (leads: number): Ahead[] => {
  const reveals = Math.ceil(leads / REVEAL_BATCH);
  return [
    { steps: stepsOf("FETCH_LEADS"), jobs: 1, leads, batches: 0 },
    { steps: stepsOf("REVEAL_LEADS"), jobs: reveals, leads, batches: reveals },
    { steps: stepsOf("ENRICH_LEAD"), jobs: leads, leads, batches: 0 },
  ];
};

/** The rates come from at most so many of the latest campaigns, and only from campaigns with at least so many people. */
const PAST_CAMPAIGNS = 5;
const MIN_PEOPLE = 10;

const STEPS: readonly Step[] = CAMPAIGN_JOB_TYPES.flatMap((type) => stepsOf(type));

/** The latest campaigns' calls to one provider. */
interface Past {
  readonly campaigns: number;
  readonly people: number;
  readonly provider: Provider;
  readonly calls: number;
  readonly paidCalls: number;
  /** Average of a paid call; null: unknown for all calls. */
  readonly meanCredits: number | null;
  readonly meanCost: number | null;
}

function atTheRate({ people, meanCredits, meanCost, ...past }: Past, leads: number) {
  const share = (n: number): number => Math.ceil((n * leads) / people);
  return {
    calls: share(past.calls),
    paidCalls: share(past.paidCalls),
    credits: meanCredits === null ? null : share(meanCredits * past.paidCalls),
    meanCost: meanCost ?? undefined,
  };
}

// Calls with unknown credits count as average. People whom another campaign took over count here, where they were paid.
const PAST = `
  WITH past AS (
    SELECT campaign.id, people FROM campaign
    CROSS JOIN LATERAL (
      SELECT (SELECT count(*) FROM lead WHERE campaign_id = campaign.id)
             + (SELECT count(*) FROM lead_take_over WHERE from_campaign_id = campaign.id) AS people) AS counted
    WHERE organization_id = $1 AND campaign.id IS DISTINCT FROM $2 AND finished_at IS NOT NULL AND people >= $3
    ORDER BY finished_at DESC LIMIT $4)
  SELECT (SELECT count(*) FROM past)::int AS campaigns, (SELECT sum(people) FROM past)::int AS people, provider,
         count(*)::int AS calls, count(*) FILTER (WHERE effect)::int AS "paidCalls",
         avg(credits) FILTER (WHERE effect)::float8 AS "meanCredits",
         avg(cost_usd) FILTER (WHERE effect)::float8 AS "meanCost"
  FROM provider_call
  WHERE campaign_id IN (SELECT id FROM past) AND purpose = 'PIPELINE' AND split_part(step, ':', 1) = ANY($5)
  GROUP BY provider`;
