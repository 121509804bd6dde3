import { OPERATIONS, PROVIDER_NAMES, ProviderError, type ProviderFailure } from "@leadgen/core";
import { beginProbeWhileClosed, type CallMeta, finishProbe } from "@leadgen/core/outreach";
import { type Row, transaction } from "@leadgen/db";
import { notFound } from "../db/must-exist.ts";
import type { AnalyticsCounts, ApiDeps } from "../deps/api-deps.ts";
import { ApiError } from "../errors/api-error.ts";
import type { InstantlyAnalytics } from "./schema.ts";

/** Milliseconds. Pages ask often. Workers share Instantly's rate limit, and exceeding it opens the breaker. */
const KEEP_MS = 60_000;
const KEPT_AT_MOST = 1000;
const ENDPOINT = OPERATIONS.INSTANTLY["campaigns/analytics"];

interface Kept {
  readonly answer: InstantlyAnalytics;
  /** By `performance.now()`: a wall clock that is set back would keep an answer for as long as it was set back. */
  readonly since: number;
}

const kept = new WeakMap<ApiDeps, Map<string, Kept>>();

/**
 * What Instantly counts for a campaign. A person's own call, like a probe: recorded with who asked, and never a change
 * of the breaker, but not made while it is OPEN. Answers are kept for a minute.
 *
 * @throws ApiError NOT_FOUND, PRECONDITION_FAILED, BREAKER_OPEN, UNAVAILABLE when Instantly fails.
 */
export async function askInstantly(
  deps: ApiDeps,
  input: { readonly campaignId: string; readonly actor: string; readonly signal: AbortSignal },
): Promise<InstantlyAnalytics> {
  const instantlyCampaignId = await senderCampaignOf(deps, input.campaignId);
  const answers = kept.get(deps) ?? new Map<string, Kept>();
  kept.set(deps, answers);
  const known = answers.get(input.campaignId);
  if (known !== undefined && performance.now() - known.since < KEEP_MS) return known.answer;
  const since = performance.now();
  const counts = await ask(deps, { ...input, instantlyCampaignId });
  const { campaignId } = input;
  const answer = { campaignId, instantlyCampaignId, askedAt: new Date(), ...counts };
  answers.delete(campaignId);
  answers.set(campaignId, { answer, since });
  const [oldest] = answers.keys();
  if (answers.size > KEPT_AT_MOST && oldest !== undefined) answers.delete(oldest);
  return answer;
}

async function senderCampaignOf({ pool }: ApiDeps, campaignId: string): Promise<string> {
  const [row] = await transaction(pool, (tx) =>
    tx.query<{ id: Row<"campaign">["instantlyCampaignId"] }>(
      "SELECT instantly_campaign_id AS id FROM campaign WHERE id = $1",
      [campaignId],
    ),
  );
  if (row === undefined) throw notFound("campaign", campaignId);
  if (row.id !== null) return row.id;
  throw new ApiError(
    "PRECONDITION_FAILED",
    "The campaign is not at Instantly yet: its first job makes it there. Start it, then ask again.",
  );
}

interface Question {
  readonly instantlyCampaignId: string;
  readonly actor: string;
  readonly signal: AbortSignal;
}

async function ask(
  deps: ApiDeps,
  { instantlyCampaignId, actor, signal }: Question,
): Promise<AnalyticsCounts> {
  const { instantlyAnalytics: analytics } = deps;
  if (analytics === undefined || !deps.configuredProviders.includes("INSTANTLY")) {
    throw new ApiError(
      "PRECONDITION_FAILED",
      "Instantly has no API key here: set INSTANTLY_API_KEY and restart.",
    );
  }
  const callId = await begin(deps, actor);
  const end = (meta: CallMeta, failure?: ProviderFailure) =>
    transaction(deps.pool, (tx) => finishProbe(tx, { callId, meta, failure }));
  try {
    const { counts, meta } = await analytics(instantlyCampaignId, signal);
    await end(meta);
    return counts;
  } catch (error) {
    if (!(error instanceof ProviderError)) {
      await end({}, broken);
      throw error;
    }
    const { failure } = error;
    await end({}, failure);
    throw new ApiError(
      "UNAVAILABLE",
      `${PROVIDER_NAMES.INSTANTLY} did not say (${failure.kind}): ${failure.message} An operator can probe it.`,
      { provider: "INSTANTLY", failureKind: failure.kind },
    );
  }
}

/** Records the intent, only while CLOSED. */
const begin = (deps: ApiDeps, actor: string): Promise<string> =>
  transaction(deps.pool, (tx) =>
    beginProbeWhileClosed(tx, { provider: "INSTANTLY", endpoint: ENDPOINT, actor }),
  );

const broken: ProviderFailure = {
  provider: "INSTANTLY",
  operation: "campaigns/analytics",
  kind: "INVALID_RESPONSE",
  message: "Asking Instantly broke on our side; the API's log says how.",
  rule: "probe.broken",
};
