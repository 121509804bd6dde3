import type { BreakerSnapshot, JobType } from "../../src/index.ts";
import { checkInvariants } from "../../src/outreach/index.ts";
import type { EventRow } from "../support/rows.ts";
import { strangeBreakerMoves, strangeCampaignMoves, strangeJobMoves } from "./agree.ts";
import { STEPS } from "./doorbell.ts";
import { readJournal } from "./journal.ts";
import { lookAt, type Site } from "./site.ts";

/**
 * Lists everything that is wrong at this moment, as sentences: violations of I1 to I9, moves that the pure machines do not
 * make, steps paid for twice without a call that explains it, and, after the end of a schedule, jobs that have not ended.
 *
 * @param from the breaker's state at the last judgement.
 */
export async function judge(site: Site, from: BreakerSnapshot, when?: "ended"): Promise<string[]> {
  const journal = await readJournal(site.system);
  for (const call of journal.doubtful) site.doubtful.add(call);
  site.moves.push(
    ...journal.jobs.map(({ before, after }) => `${before?.status ?? "nothing"} to ${after.status}`),
  );
  const asked = await Promise.all([
    brokenInvariants(site),
    eventsAfter(site, from).then((events) => strangeBreakerMoves(from, events)),
    paidTwice(site),
    completedTooEarly(site),
    openedLate(site, from),
    when === "ended" ? stillLive(site) : [],
  ]);
  return [
    ...site.complaints,
    ...strangeJobMoves(journal.jobs),
    ...strangeCampaignMoves(journal.campaigns),
    ...asked.flat(),
  ];
}

async function brokenInvariants(site: Site): Promise<string[]> {
  const results = await checkInvariants(lookAt(site));
  return results
    .filter(({ violations }) => violations > 0)
    .map(({ id, claim, examples }) => `${id} (${claim}) is broken by ${examples.join(", ")}`);
}

async function eventsAfter(site: Site, from: BreakerSnapshot): Promise<EventRow[]> {
  return lookAt(site).query(
    `SELECT kind, epoch, actor, reason, jobs_changed AS "jobsChanged" FROM breaker_event
     WHERE epoch > $1 OR ($2 = 'OPEN' AND epoch = $1 AND kind = 'CLOSED') ORDER BY id`,
    [from.epoch, from.state],
  );
}

/** Compares the test's own ledger of sent calls with the calls recorded as UNKNOWN or FAILED, which explain a repetition. */
async function paidTwice(site: Site): Promise<string[]> {
  const kept = await lookAt(site).query<{ id: string }>(
    "SELECT id FROM provider_call WHERE campaign_id = ANY($1::uuid[]) AND outcome IS NOT NULL",
    [site.campaigns],
  );
  const recorded = new Set(kept.map(({ id }) => id));
  return [...site.sent].flatMap(([what, calls]) => {
    const settled = calls.filter((call) => !site.doubtful.has(call));
    const lost = calls.filter((call) => !recorded.has(call) && !isUnderWay(site, call));
    return [
      ...(settled.length > 1 ? [`${what} was paid for ${settled.length} times, and no call says why`] : []),
      ...lost.map((call) => `call ${call} of ${what} left and nobody has a record of how it ended`),
    ];
  });
}

const isUnderWay = (site: Site, call: string): boolean =>
  [...site.workers, ...site.deadWorkers].some(({ holds }) =>
    [...holds.values()].some((hold) => hold.call?.id === call),
  );

/** A failure opens the breaker only in the epoch that its job was claimed in (rule J8). */
async function openedLate(site: Site, from: BreakerSnapshot): Promise<string[]> {
  const late = await lookAt(site).query<{ opened: number; claimed: number }>(
    `SELECT event.epoch AS opened, call.epoch AS claimed
     FROM breaker_event AS event JOIN provider_call AS call ON call.id = event.call_id
     WHERE event.epoch > $1 AND event.kind = 'OPENED' AND call.epoch <> event.epoch - 1`,
    [from.epoch],
  );
  return late.map(({ opened, claimed }) => `a failure of epoch ${claimed} opened epoch ${opened}`);
}

async function completedTooEarly(site: Site): Promise<string[]> {
  const jobs = await lookAt(site).query<{ id: string; type: JobType; steps: number }>(
    `SELECT id, type, (SELECT count(*) FROM job_step WHERE job_id = job.id)::int AS steps FROM job
     WHERE campaign_id = ANY($1::uuid[]) AND status = 'COMPLETED'`,
    [site.campaigns],
  );
  return jobs
    .filter(({ type, steps }) => steps !== STEPS[type].length)
    .map(({ id, type, steps }) => `${type} ${id} is COMPLETED after ${steps} of ${STEPS[type].length} steps`);
}

async function stillLive(site: Site): Promise<string[]> {
  const jobs = await lookAt(site).query<{ id: string; type: string; status: string; calling: boolean }>(
    `SELECT id, type, status, call_id IS NOT NULL AS calling FROM job
     WHERE campaign_id = ANY($1::uuid[]) AND finished_at IS NULL`,
    [site.campaigns],
  );
  return jobs.map(
    ({ id, type, status, calling }) => `${type} ${id} is ${status}${calling ? " with a call" : ""} for ever`,
  );
}
