import { describe, expect } from "vitest";
import {
  closeBreaker,
  handBackJobs,
  openBreaker,
  readBreaker,
  rescueJobs,
} from "../../src/outreach/index.ts";
import { it } from "../support/it.ts";
import { makeJob } from "../support/make.ts";
import { ALWAYS_REACHED, fallSilent, newWorker, type World } from "../support/world.ts";

/** The jobs of these as graphile-worker would take them now, each once. */
async function inOrder(world: World, jobIds: readonly string[]): Promise<string[]> {
  const bells = await world.db.query<{ jobId: string }>(
    `SELECT payload ->> 'jobId' AS "jobId" FROM graphile_worker._private_jobs
     WHERE payload ->> 'jobId' = ANY($1::text[]) AND run_at <= now() ORDER BY priority, run_at, id`,
    [jobIds],
  );
  return [...new Set(bells.map(({ jobId }) => jobId))];
}

describe("a job that was begun goes before older ones that were not", () => {
  it("when its worker hands it back", async ({ world }) => {
    const waiting = await makeJob(world);
    const begun = await makeJob(world, { status: "RUNNING" });
    await world.run((tx) => handBackJobs(tx, [begun]));
    expect(await inOrder(world, [waiting.jobId, begun.jobId])).toEqual([begun.jobId, waiting.jobId]);
  });

  it("when its worker died (rule J9)", async ({ world }) => {
    const waiting = await makeJob(world);
    const workerId = await newWorker(world);
    const begun = await makeJob(world, { status: "RUNNING", workerId });
    await fallSilent(world, workerId);
    await world.run((tx) => rescueJobs(tx, ALWAYS_REACHED));
    expect(await inOrder(world, [waiting.jobId, begun.jobId])).toEqual([begun.jobId, waiting.jobId]);
  });
});

it("jobs are in the order in which they were made when the breaker was opened and closed, and before later ones", async ({
  world,
}) => {
  const first = await makeJob(world, { status: "RUNNING" });
  const second = await makeJob(world);
  await world.run((tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" }));
  const { epoch } = await readBreaker(world.db);
  await world.run((tx) => closeBreaker(tx, { actor: "operator:ada", reason: "mended", epoch }));
  const third = await makeJob(world);
  const ids = [first.jobId, second.jobId, third.jobId];
  expect(await inOrder(world, ids.toReversed())).toEqual(ids);
});
