import {
  decideCampaign,
  offerSchema,
  PROVIDER_NAMES,
  PROVIDERS,
  type Provider,
  searchCriteriaSchema,
} from "@leadgen/core";
import { type BreakerRow, readBreaker } from "@leadgen/core/outreach";
import type { Row, Tx } from "@leadgen/db";
import { notFound } from "../db/must-exist.ts";
import { zodMessage } from "../errors/zod-message.ts";
import type { Blocker, StartCheck } from "./schema.ts";

type Candidate = Pick<Row<"campaign">, "status" | "criteria" | "offer">;

/** All conditions that keep a campaign from starting, not just the first. @throws ApiError NOT_FOUND. */
export async function startBlockers(
  tx: Tx,
  input: { readonly campaignId: string; readonly configuredProviders: readonly Provider[] },
): Promise<Blocker[]> {
  const [campaign] = await tx.query<Candidate>("SELECT status, criteria, offer FROM campaign WHERE id = $1", [
    input.campaignId,
  ]);
  if (campaign === undefined) throw notFound("campaign", input.campaignId);
  const breaker = await readBreaker(tx);
  const because = causeOf(breaker);
  return [
    ...refusalOf(decideCampaign(campaign.status, { type: "START", breaker: "CLOSED", because: null })),
    ...refusalOf(decideCampaign("CREATED", { type: "START", breaker: breaker.state, because })),
    ...keyBlockers(input.configuredProviders),
    ...(await creditBlockers(tx)),
    ...dataBlockers(campaign),
  ];
}

/** The blockers in the form of an answer. @throws ApiError NOT_FOUND. */
export async function readStartCheck(
  tx: Tx,
  input: { readonly campaignId: string; readonly configuredProviders: readonly Provider[] },
): Promise<StartCheck> {
  const unmet = await startBlockers(tx, input);
  return { canStart: unmet.length === 0, unmet };
}

const causeOf = ({ provider, failureKind, reason }: BreakerRow): string | null =>
  provider === null ? reason : `${PROVIDER_NAMES[provider]} ${failureKind}: ${reason}`;

const refusalOf = (decision: ReturnType<typeof decideCampaign>): Blocker[] =>
  "refused" in decision ? [{ code: decision.refused, message: decision.message }] : [];

/** One blocker for each provider without an API key. */
const keyBlockers = (configured: readonly Provider[]): Blocker[] =>
  PROVIDERS.filter((provider) => !configured.includes(provider)).map((provider) => ({
    code: "PRECONDITION_FAILED",
    message: `${PROVIDER_NAMES[provider]} has no API key: set ${provider}_API_KEY and restart.`,
  }));

/** One blocker for each provider whose credits are known to be used up. */
async function creditBlockers(tx: Tx): Promise<Blocker[]> {
  const rows = await tx.query<{ provider: Provider }>(WITHOUT_CREDITS);
  return rows.map(({ provider }) => ({
    code: "PRECONDITION_FAILED",
    message: `${PROVIDER_NAMES[provider]} had no credits or quota left when it was last asked: top it up, then let an operator probe it.`,
  }));
}

// The latest news per provider: the failure that the breaker is OPEN for, and probes and credit checks since the last closing. By
// closing, an operator says that earlier causes are dealt with. Those calls have no campaign, which makes them few and indexed.
const WITHOUT_CREDITS = `
  WITH heard AS (
    SELECT provider, failure_kind, opened_at AS at FROM breaker WHERE state = 'OPEN' AND provider IS NOT NULL
    UNION ALL
    SELECT provider, failure_kind, ended_at FROM provider_call
    WHERE campaign_id IS NULL AND purpose IN ('PROBE', 'CREDITS') AND outcome IS NOT NULL
      AND ended_at > coalesce((SELECT at FROM breaker_event WHERE kind = 'CLOSED' ORDER BY id DESC LIMIT 1), '-infinity')),
  latest AS (SELECT DISTINCT ON (provider) provider, failure_kind FROM heard ORDER BY provider, at DESC)
  SELECT provider FROM latest WHERE failure_kind = 'QUOTA_EXHAUSTED' ORDER BY provider`;

/** Data stored by an older version that this one would refuse. */
function dataBlockers(campaign: Candidate): Blocker[] {
  const criteria = searchCriteriaSchema.safeParse(campaign.criteria);
  const offer = offerSchema.safeParse(campaign.offer);
  const blocker = (field: string, error: Parameters<typeof zodMessage>[0]): Blocker => ({
    code: "PRECONDITION_FAILED",
    message: `The campaign's ${field} is not complete: ${zodMessage(error)}`,
  });
  return [
    ...(criteria.success ? [] : [blocker("search", criteria.error)]),
    ...(offer.success ? [] : [blocker("offer", offer.error)]),
  ];
}
