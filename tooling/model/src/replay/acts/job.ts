import { PRODUCER } from "../../actors.ts";
import { Divergence } from "../divergence.ts";
import { processOf, revealLead } from "../site.ts";
import {
  commitAtOnce,
  expectResult,
  expectStanding,
  jobIdOf,
  run,
  type Step,
  sessionOf,
  start,
} from "../step.ts";
import { deleteDoorbell } from "./worker.ts";

/** What makes jobs and ends them. */

/** After the job's row: a statement of its own locks another live job, or the next one the campaign's row. */
const SEES_TO_CAMPAIGN = /\bFROM job\b[^;]*\bSKIP LOCKED|\bFROM campaign\b[^;]*\bFOR (NO KEY )?UPDATE/;
const INSERTS_JOB = /\bINSERT INTO job\b/;

export async function complete(step: Step): Promise<void> {
  await startCompleting(step);
  await expectStanding(step, "HELD_BACK");
  // A job that completes successfully leaves its lead handled; the worker does this in the same transaction.
  await sessionOf(step).own.query(HAND_OVER, [processOf(step.site, step.move.who).jobId]);
}

export async function completeNothing(step: Step): Promise<void> {
  await startCompleting(step);
  await expectStanding(step, "DONE");
  expectResult<{ completed: string[] }>(step, ({ completed }) => completed.length === 0, "no job completed");
  await commitAtOnce(step);
}

async function startCompleting(step: Step): Promise<void> {
  const { site, move } = step;
  const { jobId, attempt } = processOf(site, move.who);
  await start(step, {
    verb: (tx) => site.verbs.completeJobs(tx, [{ jobId, attempt }]),
    heldBackFrom: SEES_TO_CAMPAIGN,
  });
}

/** Only with a seeded bug: the real verb locks the job first. */
export const holdCampaign = (step: Step): Promise<void> => complete(step);

export async function cancel(step: Step): Promise<void> {
  const jobIds = [jobIdOf(step)];
  await start(step, {
    verb: (tx) => step.site.verbs.cancelJobs(tx, { jobIds, reason: "not wanted" }),
    heldBackFrom: SEES_TO_CAMPAIGN,
  });
  await expectStanding(step, "HELD_BACK");
}

/** Locks another live job of the campaign. */
export async function keepLive(step: Step): Promise<void> {
  sessionOf(step).release();
  await expectStanding(step, "DONE");
  expectResult<{ campaignsEnded: string[] }>(
    step,
    ({ campaignsEnded }) => campaignsEnded.length === 0,
    "a campaign that goes on",
  );
}

/** Locks the campaign's row, counts the live jobs, and ends the campaign if there are none. */
export async function count(step: Step): Promise<void> {
  const { move } = step;
  sessionOf(step).release();
  await expectStanding(step, "DONE");
  const ends = move.state.shared.campaignLock === move.who && move.state.shared.nextCampaign !== null;
  expectResult<{ campaignsEnded: string[] }>(
    step,
    ({ campaignsEnded }) => campaignsEnded.length > 0 === ends,
    ends ? "the campaign's end" : "a campaign that goes on",
  );
}

/** Only with a seeded bug: one statement waits for the campaign's row and counts, with a snapshot older than the wait. */
export async function countTooEarly(step: Step): Promise<void> {
  const session = sessionOf(step);
  session.release();
  await expectStanding(step, "WAITS");
  const sql = "SELECT query FROM pg_stat_activity WHERE pid = $1";
  const [waiting] = await run<{ query: string }>(step, sql, [session.pid]);
  if (waiting?.query.includes("job") !== true)
    throw new Divergence("the verb waits for the campaign's row in a statement that counts nothing");
}

export async function handBack(step: Step): Promise<void> {
  await startHandingBack(step);
  expectResult<readonly string[]>(step, (ids) => ids.length === 1, "one job handed back");
}

export async function handBackNothing(step: Step): Promise<void> {
  await startHandingBack(step);
  expectResult<readonly string[]>(step, (ids) => ids.length === 0, "no job handed back");
  await commitAtOnce(step);
  await deleteDoorbell(step);
}

async function startHandingBack(step: Step): Promise<void> {
  const { site, move } = step;
  const { jobId, attempt } = processOf(site, move.who);
  await start(step, { verb: (tx) => site.verbs.handBackJobs(tx, [{ jobId, attempt }]) });
  await expectStanding(step, "DONE");
}

/** The producer takes the breaker's lock and reads it; it inserts later. */
export async function readBreaker(step: Step): Promise<void> {
  const { verbs, campaignId, leadIds } = step.site;
  const leadId = leadIds[step.move.job] ?? "";
  await start(step, {
    verb: (tx) => verbs.enqueueJobs(tx, [{ campaignId, type: "ENRICH_LEAD", leadId }]),
    heldBackFrom: INSERTS_JOB,
  });
  await expectStanding(step, "HELD_BACK");
}

export async function enqueue(step: Step): Promise<void> {
  const { site, move } = step;
  if ((await campaignHeld(step)) !== "RUNNING") throw new Divergence("the producer finds the campaign over");
  await revealLead(sessionOf(step).own, site.leadIds[move.job] ?? "");
  sessionOf(step).release();
  await expectStanding(step, "DONE");
  const born = move.state.jobs[move.job]?.next?.status;
  expectResult<{ status: string }>(step, ({ status }) => status === born, `a ${born} job`);
  const { jobIds } = sessionOf(step).result() as { jobIds: string[] };
  site.jobIds[move.job] = jobIds[0] ?? "";
}

export async function findCampaignOver(step: Step): Promise<void> {
  if ((await campaignHeld(step)) === "RUNNING")
    throw new Divergence("the producer finds the campaign RUNNING");
  await sessionOf(step).kill();
  step.site.sessions.delete(PRODUCER);
}

/** What the caller of enqueueJobs does to keep the campaign RUNNING. */
async function campaignHeld(step: Step): Promise<string | undefined> {
  const rows = await sessionOf(step).own.query<{ status: string }>(
    "SELECT status FROM campaign WHERE id = $1 FOR NO KEY UPDATE NOWAIT",
    [step.site.campaignId],
  );
  return rows[0]?.status;
}

const HAND_OVER = `
  UPDATE lead SET status = 'HANDED_OVER', finished_at = clock_timestamp()
  FROM job WHERE job.id = $1 AND lead.id = job.lead_id`;
