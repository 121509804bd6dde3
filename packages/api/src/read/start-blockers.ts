import {
  type CampaignStatus,
  decideCampaign,
  type ErrorCode,
  offerSchema,
  PROVIDER_NAMES,
  PROVIDERS,
  type Provider,
  searchCriteriaSchema,
} from "@leadgen/core";
import { type BreakerRow, readBreaker } from "@leadgen/core/engine";
import type { Tx } from "@leadgen/db";
import { zodMessage } from "../errors/zod-message.ts";
import { notFound } from "./must-exist.ts";

/** Something that keeps a campaign from starting, with what to do about it. */
export interface Blocker {
  readonly code: ErrorCode;
  readonly message: string;
}

interface Candidate {
  status: CampaignStatus;
  criteria: unknown;
  offer: unknown;
}

/** Everything that keeps a campaign from starting, not just the first. @throws DomainError NOT_FOUND. */
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
    ...dataBlockers(campaign),
  ];
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

/** Data that an older version stored and this one would refuse. */
function dataBlockers(campaign: { criteria: unknown; offer: unknown }): Blocker[] {
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
