import { only } from "../../src/engine/parts/tx.ts";
import { DomainError, type JobMove, type JobSnapshot } from "../../src/index.ts";
import {
  cancelJobs,
  claimJobs,
  closeBreaker,
  completeJobs,
  failJob,
  handBackJobs,
  openBreaker,
  readBreaker,
  rescueJobs,
  retryJob,
  reviveJobs,
} from "../../src/outreach/index.ts";
import { ALWAYS_REACHED, type CoreSystem, fallSilent, newWorker } from "./core-system.ts";

/** The job that a move is tried on, the attempt that reports it, and the worker that holds it. */
export interface Target {
  readonly jobId: string;
  readonly attempt: number;
  readonly workerId: string;
}

/** Tries a move with the verb that makes it. A refusal is no error here. */
export async function applyMove(system: CoreSystem, move: JobMove, target: Target): Promise<void> {
  try {
    await VERBS[move](system, target);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

type Verb = (system: CoreSystem, target: Target) => Promise<unknown>;

const VERBS: Readonly<Record<JobMove, Verb>> = {
  CLAIM: async (system, { jobId }) => {
    const workerId = await newWorker(system);
    return system.tx((tx) => claimJobs(tx, { workerId, jobIds: [jobId] }));
  },
  PAUSE: (system) => system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "test" })),
  RESUME: (system) =>
    system.tx(async (tx) => {
      const { epoch } = await readBreaker(system.db);
      return closeBreaker(tx, { actor: "operator:ada", reason: "test", epoch });
    }),
  COMPLETE: (system, held) => system.tx((tx) => completeJobs(tx, [held])),
  FAIL: (system, held) =>
    system.tx((tx) => failJob(tx, { ...held, code: "REFUSED", message: "The model declined." })),
  CANCEL: (system, { jobId }) => system.tx((tx) => cancelJobs(tx, { jobIds: [jobId], reason: "test" })),
  RETRY: (system, { jobId }) => system.tx((tx) => retryJob(tx, jobId)),
  REVIVE: (system, { jobId }) => system.tx((tx) => reviveJobs(tx, [jobId])),
  HAND_BACK: (system, held) => system.tx((tx) => handBackJobs(tx, [held])),
  RESCUE: async (system, { workerId }) => {
    await fallSilent(system, workerId);
    return system.tx((tx) => rescueJobs(tx, ALWAYS_REACHED));
  },
};

/** A job's row as the snapshot that a decision takes. */
export async function snapshotOf(system: CoreSystem, jobId: string): Promise<JobSnapshot> {
  const rows = await system.db.query<JobSnapshot>(
    `SELECT status, attempt, deaths, call_id IS NOT NULL AS calling, worker_id IS NOT NULL AS held FROM job WHERE id = $1`,
    [jobId],
  );
  return only(rows);
}
