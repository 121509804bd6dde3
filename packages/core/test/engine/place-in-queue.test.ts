import { describe, expect } from "vitest";
import { closeBreaker, handBackJobs, openBreaker, readBreaker, rescueJobs } from "../../src/engine/index.ts";
import { it } from "../support/it.ts";
import { makeJob } from "../support/make.ts";
import { fallSilent, newWorker, type World } from "../support/world.ts";

/** The jobs of these as graphile-worker would take them now, each once. */
async function inOrder(world: World, jobIds: readonly string[]): Promise<string[]> {
  const bells = await world.db.query<{ jobId: string }>(
    `SELECT payload ->> 'jobId' AS "jobId" FROM graphile_worker._private_jobs
     WHERE payload ->> 'jobId' = ANY($1::text[]) AND run_at <= now() ORDER BY priority, run_at, id`,
    [jobIds],
  );
  return [...new Set(bells.map(({ jobId }) => jobId))];
}

describe("a job keeps its place before younger ones", () => {
  it("when its worker hands it back", async ({ world }) => {
    const old = await makeJob(world, { status: "RUNNING" });
    const young = await makeJob(world);
    await world.run((tx) => handBackJobs(tx, [old]));
    expect(await inOrder(world, [young.jobId, old.jobId])).toEqual([old.jobId, young.jobId]);
  });

  it("when its worker died", async ({ world }) => {
    const workerId = await newWorker(world);
    const old = await makeJob(world, { status: "RUNNING", workerId });
    const young = await makeJob(world);
    await fallSilent(world, workerId);
    await world.run((tx) => rescueJobs(tx, { silentSeconds: 60 }));
    expect(await inOrder(world, [young.jobId, old.jobId])).toEqual([old.jobId, young.jobId]);
  });

  it("when the breaker opened and was closed", async ({ world }) => {
    const old = await makeJob(world, { status: "RUNNING" });
    const young = await makeJob(world);
    await world.run((tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" }));
    const { epoch } = await readBreaker(world.db);
    await world.run((tx) => closeBreaker(tx, { actor: "operator:ada", reason: "mended", epoch }));
    const later = await makeJob(world);
    expect(await inOrder(world, [later.jobId, young.jobId, old.jobId])).toEqual([
      old.jobId,
      young.jobId,
      later.jobId,
    ]);
  });
});
