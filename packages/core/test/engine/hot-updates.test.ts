import { makeCampaign, makeJob, makeLeads } from "@leadgen/testkit/make";
import { expect, it } from "vitest";
import { only } from "../../src/engine/parts/tx.ts";
import { closeBreaker, enqueueJobs, failCall } from "../../src/outreach/index.ts";
import { FAILURE, failed } from "../support/calls.ts";
import { type CoreSystem, newSystem } from "../support/core-system.ts";

const JOBS = 2_000;

interface Updates {
  readonly all: number;
  readonly hot: number;
}

/** The updates of `job` so far. The system has one connection, so flushing its own statistics is enough. */
async function updatesOfJob({ db }: CoreSystem): Promise<Updates> {
  await db.query("SELECT pg_stat_force_next_flush()::text");
  await db.query("SELECT pg_stat_clear_snapshot()::text");
  const sql = `SELECT n_tup_upd AS "all", n_tup_hot_upd AS hot FROM pg_stat_user_tables WHERE relname = 'job'`;
  return only(await db.query<Updates>(sql));
}

async function enqueueMany(system: CoreSystem): Promise<void> {
  const { id: campaignId } = await makeCampaign(system.db);
  const leads = await makeLeads(system.db, { campaignId, count: JOBS });
  await system.tx((tx) =>
    enqueueJobs(
      tx,
      leads.map(({ id }) => ({ campaignId, leadId: id, type: "ENRICH_LEAD" })),
    ),
  );
}

/** The longest possible pause reason, which makes the rows grow. */
const LONGEST = { ...FAILURE, provider: "MILLIONVERIFIER", kind: "ENDPOINT_WITHDRAWN" } as const;

it(`opening and closing with ${JOBS} live jobs make HOT updates only, in each of several outages`, async () => {
  await using system = await newSystem({ connections: 1 });
  // Autovacuum's snapshot keeps old row versions from making room for new ones, which is not what this tests. A connection to another
  // database of the server does the same and can't be prevented, so the test allows more outages than it needs.
  await system.db.query("ALTER TABLE job SET (autovacuum_enabled = false)");
  await enqueueMany(system);
  let undisturbed = 0;
  for (let epoch = 1; undisturbed < 3; epoch++) {
    expect(epoch, "outages, of which three were HOT").toBeLessThan(10);
    const job = await makeJob(system.db, { status: "RUNNING", calling: true, epoch: epoch - 1 });
    const live = JOBS + epoch;
    const before = await updatesOfJob(system);
    const failure = { ...failed(job), failure: LONGEST };
    expect(await system.tx((tx) => failCall(tx, failure))).toMatchObject({ jobsPaused: live });
    const opened = await updatesOfJob(system);
    const closing = { actor: "operator:ada", reason: "mended", epoch };
    expect(await system.tx((tx) => closeBreaker(tx, closing))).toMatchObject({ jobsResumed: live });
    const closed = await updatesOfJob(system);
    // One more update: the failed call is cleared from its job.
    expect([opened.all - before.all, closed.all - opened.all]).toEqual([live + 1, live]);
    if (opened.hot - before.hot === live + 1 && closed.hot - opened.hot === live) undisturbed++;
  }
});
