import { retryJob } from "@leadgen/core/outreach";
import { transaction } from "@leadgen/db";
import type { SimulatedSystem } from "@leadgen/testkit";
import { expect, test } from "vitest";
import { readEnv, startWorker } from "../src/index.ts";
import {
  ALL_OVER,
  expectNothingLostOrPaidTwice,
  newSystem,
  runningCampaign,
  until,
} from "./support/system.ts";

/** One job at a time: of two that reveal leads side by side, the later one may commit the job with the smallest id. */
const ONE_AT_A_TIME = { WORKER_CONCURRENCY: "1" };

/** PostgreSQL always refuses a statement about the first lead, as a bug of ours might cause. */
const refuse = (system: SimulatedSystem, { when, lead }: { readonly when: string; readonly lead: string }) =>
  system.pool.query(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF ${lead} = (SELECT lead_id FROM job WHERE type = 'ENRICH_LEAD' ORDER BY id LIMIT 1) THEN RAISE 'a bug of ours'; END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER refuse BEFORE ${when} EXECUTE FUNCTION refuse()`);

const FAILED = `
  SELECT job.error_code AS code, job.error_message AS message, lead.status AS lead,
         (SELECT jsonb_agg(jsonb_build_object('outcome', outcome, 'message', message)) FROM provider_call
          WHERE job_id = job.id) AS calls
  FROM job JOIN lead ON lead.id = job.lead_id WHERE job.status = 'FAILED'`;

test("an answer that leadgen's own error keeps from being stored fails its job, its call is UNKNOWN, and other jobs go on", async () => {
  await using system = await newSystem(ONE_AT_A_TIME);
  const when = "UPDATE ON lead FOR EACH ROW WHEN (NEW.verification IS NOT NULL)";
  await refuse(system, { when, lead: "NEW.id" });
  await runningCampaign(system, 6);
  await using _worker = startWorker(readEnv(system.env));
  await until(system, ALL_OVER);

  expect(await system.rows(FAILED)).toEqual([
    {
      code: "INTERNAL_ERROR",
      message: expect.stringMatching(/^leadgen's own error \(reference [0-9a-f]{8}, see the worker's log\)/),
      lead: "FAILED",
      calls: [{ outcome: "UNKNOWN", message: "The answer came, but leadgen could not store it." }],
    },
  ]);
  expect(await system.rows("SELECT status FROM campaign")).toEqual([{ status: "COMPLETED" }]);
  expect(await system.rows("SELECT state FROM breaker")).toEqual([{ state: "CLOSED" }]);
});

test("leadgen's own error before sending fails the job and leaves no call", async () => {
  await using system = await newSystem(ONE_AT_A_TIME);
  const when = "INSERT ON provider_call FOR EACH ROW WHEN (NEW.step = 'VERIFY')";
  await refuse(system, { when, lead: "NEW.lead_id" });
  await runningCampaign(system, 6);
  await using _worker = startWorker(readEnv(system.env));
  await until(system, ALL_OVER);

  expect(await system.rows(FAILED)).toMatchObject([{ code: "INTERNAL_ERROR", calls: null }]);
  await expectNothingLostOrPaidTwice(system);
});

test("a lead that the sender rejected is added when a person retries its job", async () => {
  await using system = await newSystem(ONE_AT_A_TIME);
  await runningCampaign(system, 12);
  system.simulator.setFault({
    provider: "instantly",
    operation: "leads/add",
    fault: "incomplete-lead",
    times: 1,
  });
  system.simulator.setLatency({ provider: "perplexity", ms: 100 });
  await using _worker = startWorker(readEnv(system.env));
  const { id } = await until<{ id: string }>(
    system,
    "SELECT id FROM job WHERE status = 'FAILED' AND error_code = 'REJECTED'",
    () => true,
  );
  await transaction(system.pool, (tx) => retryJob(tx, id));
  await until(system, ALL_OVER);

  expect(
    await system.rows(
      `SELECT lead.status, array_agg(call.endpoint ORDER BY call.started_at) AS calls
       FROM job JOIN lead ON lead.id = job.lead_id JOIN provider_call AS call ON call.job_id = job.id
       WHERE job.id = $1 AND call.step = 'HAND_OVER' GROUP BY lead.id`,
      [id],
    ),
  ).toEqual([
    {
      status: "HANDED_OVER",
      calls: ["POST /api/v2/leads/add", "POST /api/v2/leads/list", "POST /api/v2/leads/add"],
    },
  ]);
  await expectNothingLostOrPaidTwice(system);
});
