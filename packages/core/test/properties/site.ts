import { randomUUID } from "node:crypto";
import { autocommit, transaction } from "@leadgen/db";
import { makeCampaign, makeLead, makeWorker } from "@leadgen/testkit/make";
import { lockBreakerShared } from "../../src/engine/parts/lock-breaker.ts";
import { MAX_DEATHS } from "../../src/index.ts";
import type { Tx } from "../../src/outreach/index.ts";
import { ALWAYS_REACHED, type CoreSystem, fallSilent, newSystem, PATIENT } from "../support/core-system.ts";
import { keepJournal } from "./journal.ts";
import { WORKERS } from "./schedule.ts";
import { ENGINE, type Verbs } from "./verbs.ts";

/** A job in a worker's hands, as the worker knows it. */
export interface Hold {
  readonly jobId: string;
  readonly attempt: number;
  /** The rows that the checkpoint of a FETCH_LEADS or REVEAL_LEADS job adds in its transaction. */
  readonly brings: ((tx: Tx) => Promise<void>) | undefined;
  readonly steps: readonly string[];
  readonly done: Set<string>;
  readonly doorbellId: number;
  /** The call under way and its step. */
  call: { readonly id: string; readonly step: string; sent: boolean } | undefined;
  /** A worker does one thing at a time with a job. */
  busy: boolean;
}

export interface Worker {
  readonly id: string;
  readonly holds: Map<string, Hold>;
  /** Jobs whose claim is under way. */
  readonly claiming: Set<string>;
  /** Silent or stopped. What it still does is late. */
  gone: boolean;
}

/** The objects of one schedule: the database's one breaker, and its own campaigns, jobs and workers. */
export interface Site {
  readonly system: CoreSystem;
  readonly verbs: Verbs;
  /** Runs one verb in a transaction and on a connection of its own. */
  readonly run: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly workers: Worker[];
  /** Silent or stopped. What they still do is late. */
  readonly deadWorkers: Worker[];
  readonly campaigns: string[];
  /** The calls that were sent, by job and step. */
  readonly sent: Map<string, string[]>;
  /** Calls that were UNKNOWN or FAILED at some time. */
  readonly doubtful: Set<string>;
  readonly moves: string[];
  /** What must not have happened, as sentences. */
  readonly complaints: string[];
}

/** A database for many schedules, with its journal. */
export async function newGround(): Promise<CoreSystem> {
  const system = await newSystem({ connections: 8 });
  await keepJournal(system);
  return system;
}

/** Workers, and a campaign that was just started, with one lead under whose job four workers have died. */
export async function newSite(system: CoreSystem, verbs: Verbs = ENGINE): Promise<Site> {
  const complaints: string[] = [];
  const onRetry = (error: unknown) => complaints.push(`transactions collided: ${(error as Error).message}`);
  const site: Site = {
    system,
    verbs,
    run: (work) => transaction(system.pool, work, { onRetry }),
    workers: [],
    deadWorkers: [],
    campaigns: [],
    sent: new Map(),
    doubtful: new Set(),
    moves: [],
    complaints,
  };
  const starting = Array.from({ length: WORKERS }, () => startWorker(site));
  await startOne(site);
  site.workers.push(...(await Promise.all(starting)));
  await enqueueOne(site);
  await system.db.query(ALMOST_TOO_MANY_DEATHS);
  return site;
}

const ALMOST_TOO_MANY_DEATHS = `
  UPDATE job SET deaths = ${MAX_DEATHS - 1} WHERE finished_at IS NULL AND type = 'ENRICH_LEAD';
  TRUNCATE journal`;

/** One more worker. It locks graphile-worker's rows under its own id, by which the sweep unlocks them. */
async function startWorker({ system }: Site): Promise<Worker> {
  const id = randomUUID();
  await makeWorker(system.db, { id, name: "property test", poolIds: [id], ...PATIENT });
  return { id, holds: new Map(), claiming: new Set(), gone: false };
}

/** The worker falls silent, and another process takes its place. */
export async function kill(site: Site, place: number): Promise<void> {
  const worker = site.workers[place];
  if (worker === undefined || worker.gone) return;
  worker.gone = true;
  site.deadWorkers.push(worker);
  await fallSilent(site.system, worker.id);
  site.workers[place] = await startWorker(site);
}

export async function stop(site: Site, place: number): Promise<void> {
  const worker = site.workers[place];
  if (worker === undefined || worker.gone) return;
  worker.gone = true;
  site.deadWorkers.push(worker);
  await site.run((tx) => site.verbs.stopWorker(tx, worker.id));
  site.workers[place] = await startWorker(site);
}

export async function startOne(site: Site): Promise<void> {
  const { id } = await makeCampaign(site.system.db, { status: "CREATED" });
  await site.run((tx) => site.verbs.startCampaign(tx, id));
  site.campaigns.push(id);
}

/** One more lead with its job, as long as the campaign is RUNNING. */
export async function enqueueOne(site: Site): Promise<void> {
  const campaignId = site.campaigns.at(-1);
  if (campaignId === undefined) return;
  await site.run(async (tx) => {
    await lockBreakerShared(tx);
    const [campaign] = await tx.query<{ status: string }>(
      "SELECT status FROM campaign WHERE id = $1 FOR NO KEY UPDATE",
      [campaignId],
    );
    if (campaign?.status === "RUNNING") await addLead(site, tx, campaignId);
  });
}

/** A new campaign, started with the leads of one that is over. */
export async function takeOver(site: Site): Promise<void> {
  const [source] = await lookAt(site).query<{ id: string }>(
    `SELECT campaign.id FROM campaign JOIN job ON job.campaign_id = campaign.id AND job.status IN ('FAILED', 'CANCELLED')
     WHERE campaign.id = ANY($1::uuid[]) AND campaign.finished_at IS NOT NULL ORDER BY campaign.id DESC LIMIT 1`,
    [site.campaigns],
  );
  if (source === undefined) return;
  const { id } = await makeCampaign(site.system.db, { status: "CREATED" });
  await site.run((tx) => site.verbs.takeOverLeads(tx, { from: source.id, to: id }));
  site.campaigns.push(id);
  await site.run((tx) => site.verbs.startCampaign(tx, id));
}

/** A lead and its job, in the caller's transaction; both end at once if the campaign is over. */
export async function addLead({ verbs }: Site, tx: Tx, campaignId: string): Promise<void> {
  const { id: leadId } = await makeLead(tx, { campaignId });
  await verbs.enrichLeads(tx, { campaignId, leadIds: [leadId] });
}

/**
 * A REVEAL_LEADS job for the people whom a search found; none if the FETCH_LEADS job is over, because those people are left to other
 * campaigns. The FETCH_LEADS job's row is locked, so that the campaign can't be cancelled in between.
 */
export async function addReveal({ verbs }: Site, tx: Tx, { jobId, campaignId }: FetchingJob): Promise<void> {
  const over = await tx.query("SELECT 1 FROM job WHERE id = $1 AND finished_at IS NOT NULL", [jobId]);
  if (over.length === 0) await verbs.enqueueJobs(tx, [{ campaignId, type: "REVEAL_LEADS" }]);
}

interface FetchingJob {
  readonly jobId: string;
  readonly campaignId: string;
}

export const sweep = (site: Site): Promise<unknown> =>
  site.run((tx) => site.verbs.rescueJobs(tx, ALWAYS_REACHED));

export const open = (site: Site): Promise<unknown> =>
  site.run((tx) => site.verbs.openBreaker(tx, { actor: "operator:ada", reason: "drill" }));

/** Closes the epoch that it reads plus `off`. By the time it has the lock, the epoch may have changed. */
export async function close(site: Site, off = 0): Promise<unknown> {
  const { epoch } = await site.verbs.readBreaker(site.system.db);
  const closing = { actor: "operator:bea", reason: "mended", epoch: epoch + off };
  return site.run((tx) => site.verbs.closeBreaker(tx, closing));
}

/** For reads and the test's own bookkeeping. */
export function lookAt(site: Site): Tx {
  const db = autocommit(site.system.pool);
  // With a parameter list, even an empty one, a statement is prepared and planned once: the invariants are read a thousand times.
  return { query: (sql, params = []) => db.query(sql, params) };
}
