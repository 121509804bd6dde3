import { makeJob } from "@leadgen/testkit/make";
import { describe, expect } from "vitest";
import {
  closeBreaker,
  handBackJobs,
  openBreaker,
  readBreaker,
  rescueJobs,
} from "../../src/outreach/index.ts";
import { ALWAYS_REACHED, type CoreSystem, fallSilent, newWorker } from "../support/core-system.ts";
import { it } from "../support/it.ts";

/** The given jobs in the order in which graphile-worker would take them now, each once. */
async function inOrder(system: CoreSystem, jobIds: readonly string[]): Promise<string[]> {
  const bells = await system.db.query<{ jobId: string }>(
    `SELECT payload ->> 'jobId' AS "jobId" FROM graphile_worker._private_jobs
     WHERE payload ->> 'jobId' = ANY($1::text[]) AND run_at <= now() ORDER BY priority, run_at, id`,
    [jobIds],
  );
  return [...new Set(bells.map(({ jobId }) => jobId))];
}

describe("a started job comes before older unstarted ones", () => {
  it("when its worker hands it back", async ({ system }) => {
    const waiting = await makeJob(system.db);
    const begun = await makeJob(system.db, { status: "RUNNING" });
    await system.tx((tx) => handBackJobs(tx, [begun]));
    expect(await inOrder(system, [waiting.jobId, begun.jobId])).toEqual([begun.jobId, waiting.jobId]);
  });

  it("when its worker died (rule J9)", async ({ system }) => {
    const waiting = await makeJob(system.db);
    const workerId = await newWorker(system);
    const begun = await makeJob(system.db, { status: "RUNNING", workerId });
    await fallSilent(system, workerId);
    await system.tx((tx) => rescueJobs(tx, ALWAYS_REACHED));
    expect(await inOrder(system, [waiting.jobId, begun.jobId])).toEqual([begun.jobId, waiting.jobId]);
  });
});

it("after an opening and a close, jobs run in the order of their creation, before later ones", async ({
  system,
}) => {
  const first = await makeJob(system.db, { status: "RUNNING" });
  const second = await makeJob(system.db);
  await system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" }));
  const { epoch } = await readBreaker(system.db);
  await system.tx((tx) => closeBreaker(tx, { actor: "operator:ada", reason: "mended", epoch }));
  const third = await makeJob(system.db);
  const ids = [first.jobId, second.jobId, third.jobId];
  expect(await inOrder(system, ids.toReversed())).toEqual(ids);
});
