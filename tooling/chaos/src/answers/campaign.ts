import { closeBreaker, readBreaker } from "@leadgen/core/outreach";
import { autocommit, transaction } from "@leadgen/db";
import { prepareCampaigns, startNewCampaign } from "../site/campaigns.ts";
import { ALL_OVER, rowsOf, until } from "../site/rows.ts";
import type { Site } from "../site/site.ts";

/** Leads of a campaign. */
export const LEADS = 20;

/** Fewest leads of a new campaign that must be handed over: some people of the search have bad addresses. */
export const HANDED_OVER_OF_NEW = 5;

/** Writes the campaign: from then on there is work. @returns its id. */
export type Begin = () => Promise<string>;

/** A campaign whose leads are revealed and have good addresses, so all can be handed over. Asks the providers now, not in `Begin`. */
export async function revealedCampaign(site: Site): Promise<Begin> {
  const [begin] = await prepareCampaigns(site, { campaigns: 1, leads: LEADS });
  if (begin === undefined) throw new Error("chaos-q1: no campaign was prepared");
  return async () => (await begin()).id;
}

/** A campaign from its beginning, with the search and the reveal. */
export const newCampaign =
  (site: Site): Begin =>
  () =>
    startNewCampaign(site, LEADS);

export async function epochOf(site: Site): Promise<number> {
  return (await readBreaker(autocommit(site.pool))).epoch;
}

/** Closes as an operator does once the cause is gone: when no call is under way. */
export async function closeWhenQuiet(site: Site): Promise<void> {
  await until(site, "SELECT count(*) = 0 FROM provider_call WHERE outcome IS NULL");
  const epoch = await epochOf(site);
  await transaction(site.pool, (tx) =>
    closeBreaker(tx, { actor: "operator:chaos", reason: "mended", epoch }),
  );
}

/** Waits for the end of all work, and closes the breaker if it opens without a failure. @returns the epoch at the end. */
export async function workToTheEnd(site: Site): Promise<number> {
  for (;;) {
    await until(site, `SELECT (SELECT state = 'OPEN' FROM breaker) OR (${ALL_OVER})`);
    const { state, epoch } = await readBreaker(autocommit(site.pool));
    if (state === "CLOSED") return epoch;
    site.simulator.clearFaults();
    await closeWhenQuiet(site);
  }
}

/** How a campaign ended. */
export interface End {
  readonly status: string;
  readonly leads: number;
  readonly handedOver: number;
  /** Leads ended by the search's own people: no match, no address, or an address that takes no mail. */
  readonly byNature: number;
  /** Jobs that did not complete. */
  readonly badJobs: number;
  /** Calls repeated after they had succeeded, or repeated more than once after failing. */
  readonly repeated: number;
}

export async function endOf(site: Site, campaignId: string): Promise<End> {
  const [end] = await rowsOf<End>(site, END, [campaignId]);
  if (end === undefined) throw new Error(`chaos-q2: campaign ${campaignId} is not there`);
  return end;
}

const END = `
  WITH own AS (SELECT status FROM lead WHERE campaign_id = $1),
       call AS (
         SELECT count(*) FILTER (WHERE outcome = 'FAILED') AS failed, count(*) FILTER (WHERE outcome <> 'FAILED') AS other
         FROM provider_call WHERE campaign_id = $1 AND purpose = 'PIPELINE' GROUP BY job_id, step, endpoint)
  SELECT status::text,
         (SELECT count(*)::int FROM own) AS leads,
         (SELECT count(*)::int FROM own WHERE status = 'HANDED_OVER') AS "handedOver",
         (SELECT count(*)::int FROM own WHERE status IN ('NO_MATCH', 'NO_EMAIL', 'INVALID_ADDRESS',
            'DISPOSABLE_ADDRESS', 'UNVERIFIABLE_ADDRESS')) AS "byNature",
         (SELECT count(*)::int FROM job WHERE campaign_id = $1 AND status <> 'COMPLETED') AS "badJobs",
         (SELECT count(*)::int FROM call WHERE failed > 1 OR other > 1) AS repeated
  FROM campaign WHERE id = $1`;

/** What is wrong with the end, whatever the answer was: more failed jobs than allowed, a repeated call, a missing lead. */
export function complaintsAbout({ status, leads, badJobs, repeated }: End, allowedBadJobs = 0): string[] {
  return [
    ...(status === "COMPLETED" ? [] : [`the campaign is ${status}`]),
    ...(leads === LEADS ? [] : [`it has ${leads} leads`]),
    ...(badJobs <= allowedBadJobs ? [] : [`${badJobs} jobs are not COMPLETED`]),
    ...(repeated === 0 ? [] : [`${repeated} calls were repeated`]),
  ];
}
