import { autocommit } from "@leadgen/db";
import type { ApiDeps } from "../deps/api-deps.ts";
import { failed } from "../own-call/failed.ts";
import { makeOwnCall } from "../own-call/make-own-call.ts";
import type { SenderCounts } from "../schema/sender-counts.ts";
import { readSenderCampaign } from "../sending/read-sender-campaign.ts";
import type { InstantlyAnalytics } from "./schema.ts";

/** Milliseconds for which an answer is cached: pages ask often, and workers need the same rate limit, whose excess opens the breaker. */
const KEEP_MS = 60_000;
const KEPT_AT_MOST = 1000;
/** Milliseconds; a chart is not worth a longer wait. */
const DEADLINE_MS = 15_000;

interface Kept {
  readonly answer: InstantlyAnalytics;
  /** By `performance.now()`: a wall clock that is set back would keep an answer for too long. */
  readonly since: number;
}

const kept = new WeakMap<ApiDeps, Map<string, Kept>>();

/**
 * Instantly's counts for a campaign. A person's own call, not made while the breaker is OPEN. Answers are cached for a minute.
 *
 * @throws ApiError NOT_FOUND, PRECONDITION_FAILED, BREAKER_OPEN; UNAVAILABLE if Instantly fails.
 */
export async function askInstantly(
  deps: ApiDeps,
  input: { readonly campaignId: string; readonly actor: string },
): Promise<InstantlyAnalytics> {
  const instantlyCampaignId = await readSenderCampaign(deps, input.campaignId);
  const answers = kept.get(deps) ?? new Map<string, Kept>();
  kept.set(deps, answers);
  const known = answers.get(input.campaignId);
  if (known !== undefined && performance.now() - known.since < KEEP_MS) return known.answer;
  const since = performance.now();
  const { campaignId } = input;
  const counts = await ask(deps, { ...input, instantlyCampaignId });
  if (counts.replied !== null) {
    await autocommit(deps.pool).query(REPLIED, [campaignId, counts.replied]);
  }
  const answer = { campaignId, instantlyCampaignId, askedAt: new Date(), ...counts };
  answers.delete(campaignId);
  answers.set(campaignId, { answer, since });
  const [oldest] = answers.keys();
  if (answers.size > KEPT_AT_MOST && oldest !== undefined) answers.delete(oldest);
  return answer;
}

const REPLIED = "UPDATE campaign SET replied = $2, replied_asked_at = clock_timestamp() WHERE id = $1";

interface Question {
  readonly campaignId: string;
  readonly instantlyCampaignId: string;
  readonly actor: string;
}

async function ask(deps: ApiDeps, question: Question): Promise<SenderCounts> {
  const { campaignId, instantlyCampaignId, actor } = question;
  const { instantlyAnalytics: analytics } = deps;
  const { answer, failure } = await makeOwnCall(deps, {
    purpose: "ANALYTICS",
    provider: "INSTANTLY",
    actor,
    campaignId,
    deadlineMs: DEADLINE_MS,
    send: analytics && ((signal) => analytics(instantlyCampaignId, signal)),
  });
  if (failure !== undefined) throw failed(failure, "did not say");
  return answer.counts;
}
