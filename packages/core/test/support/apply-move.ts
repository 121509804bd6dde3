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
} from "../../src/outreach/index.ts";
import { ALWAYS_REACHED, fallSilent, newWorker, type World } from "./world.ts";

/** The job that a move is tried on, the attempt that reports it, and the worker that holds it. */
export interface Target {
  readonly jobId: string;
  readonly attempt: number;
  readonly workerId: string;
}

/** Tries a move with the verb that makes it. A refusal is no error here. */
export async function applyMove(world: World, move: JobMove, target: Target): Promise<void> {
  try {
    await VERBS[move](world, target);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

type Verb = (world: World, target: Target) => Promise<unknown>;

const VERBS: Readonly<Record<JobMove, Verb>> = {
  CLAIM: async (world, { jobId }) => {
    const workerId = await newWorker(world);
    return world.run((tx) => claimJobs(tx, { workerId, jobIds: [jobId] }));
  },
  PAUSE: ({ run }) => run((tx) => openBreaker(tx, { actor: "operator:ada", reason: "test" })),
  RESUME: ({ run, db }) =>
    run(async (tx) => {
      const { epoch } = await readBreaker(db);
      return closeBreaker(tx, { actor: "operator:ada", reason: "test", epoch });
    }),
  COMPLETE: ({ run }, held) => run((tx) => completeJobs(tx, [held])),
  FAIL: ({ run }, held) =>
    run((tx) => failJob(tx, { ...held, code: "REFUSED", message: "The model declined." })),
  CANCEL: ({ run }, { jobId }) => run((tx) => cancelJobs(tx, { jobIds: [jobId], reason: "test" })),
  RETRY: ({ run }, { jobId }) => run((tx) => retryJob(tx, jobId)),
  HAND_BACK: ({ run }, held) => run((tx) => handBackJobs(tx, [held])),
  RESCUE: async (world, { workerId }) => {
    await fallSilent(world, workerId);
    return world.run((tx) => rescueJobs(tx, ALWAYS_REACHED));
  },
};

/** A job's row as a decision sees it. */
export async function snapshotOf(world: World, jobId: string): Promise<JobSnapshot> {
  const rows = await world.db.query<JobSnapshot>(
    `SELECT status, attempt, deaths, call_id IS NOT NULL AS calling, worker_id IS NOT NULL AS held FROM job WHERE id = $1`,
    [jobId],
  );
  return only(rows);
}
