import { makeCampaign, makeJob } from "@leadgen/testkit/make";
import { describe, expect } from "vitest";
import {
  checkInvariants,
  claimJobs,
  closeBreaker,
  finishCall,
  type InvariantResult,
  openBreaker,
  type Tx,
} from "../../src/outreach/index.ts";
import { answered } from "../support/calls.ts";
import { type CoreSystem, newSystem } from "../support/core-system.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { it } from "../support/it.ts";
import { openSession } from "../support/session.ts";

/** An outage that is over, a kept call, jobs in several states, and campaigns that ended. */
async function live(system: CoreSystem): Promise<void> {
  const job = await makeJob(system.db, { status: "RUNNING", calling: true });
  await makeJob(system.db, { campaignId: job.campaignId });
  await makeJob(system.db, { campaignId: job.campaignId, status: "FAILED" });
  await makeCampaign(system.db, { status: "COMPLETED" });
  await makeCampaign(system.db, { status: "CREATED" });
  await system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" }));
  await system.tx((tx) => finishCall(tx, answered(job)));
  await system.tx((tx) => closeBreaker(tx, { actor: "operator:ada", reason: "go", epoch: 1 }));
  await system.tx((tx) => claimJobs(tx, { workerId: system.workerId, jobIds: [job.jobId] }));
}

type Break = readonly [id: InvariantResult["id"], how: string, sql: string];

const CALL = `
  INSERT INTO provider_call (provider, endpoint, job_id, campaign_id, step, effect, attempt, epoch, started_at, ended_at, outcome)
  SELECT 'APOLLO', 'people/bulk_match', job.id, job.campaign_id, 'RESEARCH', true, 1, 0`;
const PAUSE = "status = 'PAUSED', pause_reason = 'x', paused_at = now()";
const OPEN = "UPDATE breaker SET state = 'OPEN', opened_at = now(), opened_by = 'x', reason = 'x'";

const BREAKS: readonly Break[] = [
  ["I1", "an epoch without an opening event", "UPDATE breaker SET epoch = 2"],
  ["I1", "a breaker opened by hand in SQL", OPEN],
  [
    "I1",
    "an event of a future epoch",
    "INSERT INTO breaker_event (kind, epoch, at, actor, reason, jobs_changed) VALUES ('OPENED', 9, now(), 'x', 'x', 0)",
  ],
  [
    "I2",
    "a call begun between opening and closing",
    `${CALL}, opened.at + (closed.at - opened.at) / 2, now(), 'REJECTED' FROM job, breaker_event AS opened, breaker_event AS closed WHERE opened.kind = 'OPENED' AND closed.kind = 'CLOSED' AND type = 'ENRICH_LEAD' LIMIT 1`,
  ],
  [
    "I2",
    "a call begun after an opening that is not closed",
    `WITH o AS (${OPEN}, epoch = 2), e AS (INSERT INTO breaker_event (kind, epoch, at, actor, reason, jobs_changed) VALUES ('OPENED', 2, now() - interval '1 second', 'x', 'x', 0)) ${CALL}, now(), now(), 'REJECTED' FROM job LIMIT 1`,
  ],
  ["I3", "a RUNNING job while OPEN", `${OPEN}`],
  [
    "I3",
    "a job that stayed PAUSED although the breaker is CLOSED",
    `UPDATE job SET ${PAUSE} WHERE status = 'PENDING'`,
  ],
  ["I4", "a revealed lead whose job disappeared", "DELETE FROM job WHERE status = 'PENDING'"],
  ["I4", "a started campaign without a fetching job", "DELETE FROM job WHERE type = 'FETCH_LEADS'"],
  [
    "I5",
    "two successful paid calls of one step",
    `${CALL}, now(), now(), 'SUCCEEDED' FROM job WHERE id IN (SELECT job_id FROM job_step)`,
  ],
  ["I6", "a checkpoint of an attempt that kept no call", "UPDATE job_step SET attempt = 9"],
  [
    "I6",
    "a checkpoint without any call",
    "INSERT INTO job_step (job_id, step, attempt) SELECT id, 'WRITE', 1 FROM job LIMIT 1",
  ],
  [
    "I7",
    "a closing whose reason is blank",
    "INSERT INTO breaker_event (kind, epoch, at, actor, reason, jobs_changed) VALUES ('CLOSED', 2, now(), 'x', ' ', 0)",
  ],
  [
    "I7",
    "a closing of an epoch that was never opened",
    "INSERT INTO breaker_event (kind, epoch, at, actor, reason, jobs_changed) VALUES ('CLOSED', 2, now(), 'operator:ada', 'go', 0)",
  ],
  ["I8", "a PENDING job whose doorbell is gone", "DELETE FROM graphile_worker._private_jobs"],
  [
    "I8",
    "a PENDING job whose doorbell has used up its attempts",
    "UPDATE graphile_worker._private_jobs SET attempts = max_attempts",
  ],
  [
    "I8",
    "a PENDING job whose doorbell is a feeder of another time",
    `WITH bell AS (SELECT id FROM graphile_worker.add_job('ring_jobs', json_build_object(
                    'campaignId', (SELECT campaign_id FROM job WHERE status = 'PENDING' LIMIT 1), 'madeFrom', 'epoch', 'madeTo', 'epoch')))
     UPDATE job SET doorbell_id = bell.id FROM bell WHERE status = 'PENDING'`,
  ],
  [
    "I9",
    "a campaign that is over with live jobs",
    "UPDATE campaign SET status = 'FAILED', message = 'x', finished_at = now() WHERE status = 'RUNNING'",
  ],
  [
    "I9",
    "a RUNNING campaign whose jobs are all over",
    "UPDATE job SET status = 'CANCELLED', finished_at = now() WHERE finished_at IS NULL",
  ],
];

const broken = async (tx: Tx) =>
  (await checkInvariants(tx)).filter((result) => result.violations > 0).map((result) => result.id);

describe("checkInvariants", () => {
  it("finds nothing in a new database, nor after an outage", async ({ system }) => {
    await expectInvariants(system.pool);
    await live(system);
    await expectInvariants(system.pool);
  });

  it.for(BREAKS)("finds %s broken by %s", async ([id, , sql], { system }) => {
    await using session = await openSession(system.pool);
    await session.tx.query(sql);
    expect(await broken(session.tx)).toContain(id);
  });

  it("finds nothing after all of these were rolled back", async ({ system }) => {
    await expectInvariants(system.pool);
  });

  it("reports I1 to I9, each with its claim", async ({ system }) => {
    const results = await checkInvariants(system.db);
    expect(results.map((result) => result.id)).toEqual([
      "I1",
      "I2",
      "I3",
      "I4",
      "I5",
      "I6",
      "I7",
      "I8",
      "I9",
    ]);
    for (const { claim } of results) expect(claim).toMatch(/^[A-Z]/);
  });
});

it("uses no nested loop, which never ended with the stale statistics just after a closing over a million jobs", async () => {
  await using system = await newSystem({ connections: 1 });
  const loops = async (tx: Tx) =>
    (await tx.query<{ on: string }>("SELECT current_setting('enable_nestloop') AS on"))[0]?.on;
  await system.tx(async (tx) => {
    expect(await loops(tx)).toBe("on");
    await checkInvariants(tx);
    expect(await loops(tx)).toBe("off");
  });
  expect(await system.tx(loops)).toBe("on");
});
