import { autocommit, type Tx } from "@leadgen/db";
import { makeCampaign, makeLeads } from "@leadgen/testkit/make";
import type pg from "pg";
import { type Actor, type Identity, identityOf } from "../actors.ts";
import type { Bounds } from "../bounds.ts";
import type { Session } from "./session.ts";
import { VERBS, type Verbs } from "./verbs.ts";

/** The memory of a worker's process. */
export interface Process {
  /** The id under which graphile-worker locks rows for it; constant for the process's life. */
  readonly poolId: string;
  generation: number;
  isGone: boolean;
  doorbellId: string | null;
  /** The worker row under which it took the doorbell. */
  workerId: string;
  jobId: string;
  attempt: number;
  /** The call that it has begun and not recorded. */
  callId: string | null;
}

/** A database on which a trace is replayed, with a connection for each open transaction. */
export interface Site {
  readonly pool: pg.Pool;
  /** For reading, and for statements that commit by themselves. */
  readonly observer: pg.Pool;
  readonly verbs: Verbs;
  readonly campaignId: string;
  /** Leads for future jobs. */
  readonly leadIds: readonly string[];
  /** By the model's job number; shorter while some jobs don't exist yet. */
  readonly jobIds: string[];
  readonly processes: readonly Process[];
  /** The rows of `worker`, by the model's identity. */
  readonly workerIds: Map<Identity, string>;
  /** Does the sweep's work and takes no job: in the model the sweep belongs to no worker. */
  readonly sweeperId: string;
  readonly sessions: Map<Actor, Session>;
  /** The provider's own record: calls that took effect. */
  readonly effects: Set<string>;
  /** Calls that were ever marked UNKNOWN. */
  readonly doubtful: Set<string>;
}

export interface Database {
  readonly pool: pg.Pool;
  readonly observer: pg.Pool;
}

/** The model's initial state: one job with its doorbell, CLOSED at epoch 0, all workers registered. */
export async function newSite(database: Database, bounds: Bounds, verbs: Verbs = VERBS): Promise<Site> {
  const db = autocommit(database.observer);
  const { id: campaignId } = await makeCampaign(db);
  const leads = await makeLeads(db, { campaignId, count: bounds.jobs, status: "FOUND" });
  const site: Site = {
    ...database,
    campaignId,
    leadIds: leads.map(({ id }) => id),
    verbs,
    jobIds: [],
    processes: Array.from({ length: bounds.workers }, (_, slot) => newProcess(slot)),
    workerIds: new Map(),
    sweeperId: await VERBS.registerWorker(db, { name: "sweep", concurrency: 1 }),
    sessions: new Map(),
    effects: new Set(),
    doubtful: new Set(),
  };
  for (const slot of site.processes.keys()) await register(site, slot);
  const [leadId] = site.leadIds;
  const first = { campaignId: site.campaignId, type: "ENRICH_LEAD", leadId: leadId ?? "" } as const;
  await revealLead(db, first.leadId);
  site.jobIds.push(...(await VERBS.enqueueJobs(db, [first])).jobIds);
  return site;
}

/** A lead that is paid for gets its job in the same transaction. */
export async function revealLead(tx: Tx, leadId: string): Promise<void> {
  await tx.query("UPDATE lead SET status = 'REVEALED' WHERE id = $1", [leadId]);
}

const newProcess = (slot: number): Process => ({
  poolId: `pool-${slot}`,
  generation: -1,
  isGone: false,
  doorbellId: null,
  workerId: "",
  jobId: "",
  attempt: 0,
  callId: null,
});

/** Registers a process, for the first time or again. */
export async function register(site: Site, slot: number): Promise<void> {
  const process = processOf(site, slot);
  const db = autocommit(site.observer);
  const workerId = await site.verbs.registerWorker(db, { name: `worker-${slot}`, concurrency: 1 });
  await site.verbs.beatWorker(db, { workerId, poolIds: [process.poolId] });
  process.generation += 1;
  site.workerIds.set(identityOf(slot, process.generation), workerId);
}

export function processOf(site: Site, slot: number): Process {
  const process = site.processes[slot];
  if (process === undefined) throw new Error(`model-e7: there is no process ${slot}`);
  return process;
}

/** The process's current row of `worker`. */
export const workerIdOf = (site: Site, slot: number): string =>
  site.workerIds.get(identityOf(slot, processOf(site, slot).generation)) ?? "";
