/** A process whose jobs all have a call under way; then all these calls fail at the same moment. */
import {
  beginCall,
  type Claim,
  claimJobs,
  type FailedCall,
  failCall,
  finishCall,
  registerWorker,
} from "@leadgen/core/outreach";
import { autocommit, createPool, transaction } from "@leadgen/db";
import { fillPool } from "./fill-pool.ts";
import { serveCrew } from "./serve-crew.ts";
import { SERVER_ERROR } from "./server-error.ts";

export type FailingOrder =
  | { readonly do: "begin calls"; readonly jobIds: readonly string[] }
  | { readonly do: "fail" };

export interface FailingAnswer {
  /** Calls that are under way. */
  readonly begun: number;
  readonly opened: number;
  /** Duration of each failure's transaction, from BEGIN to the end of COMMIT, in milliseconds. */
  readonly took: readonly number[];
}

const [url = "", connections = ""] = process.argv.slice(2);
const db = createPool(url, { max: Number(connections) });
const workerId = await transaction(db, (tx) =>
  registerWorker(tx, { name: `chaos:${process.pid}`, concurrency: Number(connections) }),
);
let underWay: FailedCall[] = [];
let warm = false;

async function beginCalls(jobIds: readonly string[]): Promise<FailingAnswer> {
  const claims = await transaction(db, (tx) => claimJobs(tx, { workerId, jobIds }));
  if (!warm) {
    await fillPool(db);
    await Promise.all(claims.map(succeed));
    warm = true;
  }
  const begun = await Promise.all(claims.map(begin));
  underWay = begun.flatMap((call) =>
    call === null ? [] : [{ ...call, actor: "worker:chaos", failure: SERVER_ERROR }],
  );
  return { begun: underWay.length, opened: 0, took: [] };
}

async function begin({ jobId, attempt }: Claim) {
  const callId = await beginCall(autocommit(db), {
    ...{ jobId, attempt, workerId, step: "WRITE", effect: true },
    ...{ provider: "OPENAI", endpoint: "v1/responses" },
  });
  return callId === null ? null : { callId, jobId, attempt };
}

/** Before a provider fails, a real worker has been working: each of its connections has recorded a call. */
async function succeed(claim: Claim): Promise<void> {
  const call = await begin(claim);
  if (call === null) return;
  await transaction(db, (tx) => finishCall(tx, { ...call, outcome: "REJECTED", meta: { httpStatus: 400 } }));
}

async function fail(): Promise<FailingAnswer> {
  let opened = 0;
  const took = await Promise.all(
    underWay.map(async (call) => {
      const started = performance.now();
      if ((await transaction(db, (tx) => failCall(tx, call))).opened) opened += 1;
      return performance.now() - started;
    }),
  );
  return { begun: underWay.length, opened, took };
}

serveCrew<FailingOrder, FailingAnswer>(
  (order) => (order.do === "fail" ? fail() : beginCalls(order.jobIds)),
  () => db.end(),
);
