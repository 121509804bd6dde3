import { FEEDER_TASK, TASK_TABLE } from "../../src/index.ts";
import type { Claim } from "../../src/outreach/index.ts";
import { addLead, addReveal, type Hold, lookAt, type Site, type Worker } from "./site.ts";
import type { Verbs } from "./verbs.ts";

/** The steps of each job type; each step is a paid or changing call. */
export const STEPS = {
  FETCH_LEADS: ["CAMPAIGN"],
  REVEAL_LEADS: ["REVEAL"],
  ENRICH_LEAD: ["RESEARCH", "WRITE"],
  WITHDRAW_LEAD: ["WITHDRAW"],
  READ_OPT_OUTS: [],
} as const;
const TASKS = [...Object.values(TASK_TABLE).map((task) => task.identifier), FEEDER_TASK];

/** Takes the next doorbell of graphile-worker's queue and claims its job. @returns whether there was one. */
export async function answerDoorbell(site: Site, worker: Worker, how?: "twice"): Promise<boolean> {
  const db = lookAt(site);
  const [bell] = await db.query<{
    id: number;
    jobId: string;
    campaignId: string | null;
    madeFrom: string;
    madeTo: string;
  }>(TAKE, [worker.id, TASKS]);
  if (bell === undefined) return false;
  const { id, campaignId, madeFrom, madeTo } = bell;
  if (campaignId !== null)
    return ringFor(site, { doorbellId: String(id), campaignId, madeFrom, madeTo }, how);
  // A worker asks only for jobs that it does not hold; this doorbell waits in the same process.
  if (worker.holds.has(bell.jobId) || worker.claiming.has(bell.jobId)) {
    await db.query(PUT_BACK, [bell.id, worker.id]);
    return false;
  }
  worker.claiming.add(bell.jobId);
  try {
    return await claimFor(site, worker, { ...bell, lost: how === "twice" });
  } finally {
    worker.claiming.delete(bell.jobId);
  }
}

/** Answers doorbells until none is left, except those for jobs that the worker holds. */
export async function answerAll(site: Site, worker: Worker): Promise<void> {
  while (!worker.gone && (await answerDoorbell(site, worker)));
}

/** Rings a feeder's jobs; twice if its end could not be recorded the first time. */
async function ringFor(
  site: Site,
  feeder: Parameters<Verbs["ringFeeder"]>[1],
  how?: "twice",
): Promise<boolean> {
  for (let times = how === "twice" ? 2 : 1; times > 0; times--)
    await site.run((tx) => site.verbs.ringFeeder(tx, feeder));
  await lookAt(site).query(ACKNOWLEDGE, [feeder.doorbellId]);
  return true;
}

interface Bell {
  readonly id: number;
  readonly jobId: string;
  /** The answer to the first claim is lost with the connection. */
  readonly lost: boolean;
}

async function claimFor(site: Site, worker: Worker, bell: Bell): Promise<boolean> {
  const db = lookAt(site);
  const input = { workerId: worker.id, jobIds: [bell.jobId] };
  if (bell.lost) await site.run((tx) => site.verbs.claimJobs(tx, input));
  const [claim] = await site.run((tx) => site.verbs.claimJobs(tx, input));
  if (claim === undefined) {
    // The task of a worker that was declared dead fails, so that the doorbell rings elsewhere.
    const [alive] = await db.query("SELECT 1 FROM worker WHERE id = $1 AND stopped_at IS NULL", [worker.id]);
    await (alive ? db.query(ACKNOWLEDGE, [bell.id]) : db.query(PUT_BACK, [bell.id, worker.id]));
    return alive !== undefined;
  }
  if (claim.type === "FETCH_LEADS") await site.run((tx) => site.verbs.goOnWithTakenOver(tx, claim));
  worker.holds.set(claim.jobId, {
    ...{ jobId: claim.jobId, attempt: claim.attempt, doorbellId: bell.id, busy: false, call: undefined },
    brings: bringsOf(site, claim),
    steps: STEPS[claim.type],
    done: new Set(Object.keys(claim.steps)),
  });
  return true;
}

/** Found people get their REVEAL_LEADS job, and a revealed person gets a lead with its job. */
function bringsOf(site: Site, { type, jobId, campaignId }: Claim): Hold["brings"] {
  if (type === "REVEAL_LEADS") return (tx) => addLead(site, tx, campaignId);
  if (type === "FETCH_LEADS") return (tx) => addReveal(site, tx, { jobId, campaignId });
  return undefined;
}

/** Ends the task: graphile-worker takes the doorbell out of the queue, whichever worker has it by now. */
export async function putDown(site: Site, worker: Worker, hold: Hold): Promise<void> {
  worker.holds.delete(hold.jobId);
  await lookAt(site).query(ACKNOWLEDGE, [hold.doorbellId]);
}

// Not a subquery: PostgreSQL may evaluate that again for each joined row, and would then take several doorbells at once.
const TAKE = `
  WITH next AS MATERIALIZED (
    SELECT bell.id FROM graphile_worker._private_jobs AS bell
    JOIN graphile_worker._private_tasks AS task ON task.id = bell.task_id
    WHERE bell.is_available AND task.identifier = ANY($2::text[])
    ORDER BY bell.priority, bell.run_at, bell.id LIMIT 1
    FOR UPDATE OF bell SKIP LOCKED)
  UPDATE graphile_worker._private_jobs AS bell
  SET attempts = attempts + 1, locked_by = $1, locked_at = now()
  FROM next WHERE bell.id = next.id
  RETURNING bell.id, bell.payload ->> 'jobId' AS "jobId", bell.payload ->> 'campaignId' AS "campaignId",
            bell.payload ->> 'madeFrom' AS "madeFrom", bell.payload ->> 'madeTo' AS "madeTo"`;
const PUT_BACK = `
  UPDATE graphile_worker._private_jobs SET attempts = attempts - 1, locked_by = NULL, locked_at = NULL
  WHERE id = $1 AND locked_by = $2`;
const ACKNOWLEDGE = "DELETE FROM graphile_worker._private_jobs WHERE id = $1";
