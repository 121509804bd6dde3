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

/** PostgreSQL refuses one statement once, as a bug of ours would make it. */
const refuseOnce = (system: SimulatedSystem, table: string, moment: string) =>
  system.pool.query(`
    CREATE SEQUENCE refusals;
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF nextval('refusals') = 1 THEN RAISE 'a bug of ours'; END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER refuse_once BEFORE ${moment} ON ${table} FOR EACH ROW WHEN (NEW.${CONDITION[table]}) EXECUTE FUNCTION refuse()`);

const CONDITION: Readonly<Record<string, string>> = {
  lead: "verification IS NOT NULL",
  provider_call: "step = 'VERIFY'",
};

const FAILED = `
  SELECT job.error_code AS code, job.error_message AS message, lead.status AS lead,
         (SELECT jsonb_agg(jsonb_build_object('outcome', outcome, 'message', message)) FROM provider_call
          WHERE job_id = job.id) AS calls
  FROM job JOIN lead ON lead.id = job.lead_id WHERE job.status = 'FAILED'`;

test("an answer that cannot be stored for a reason of our own fails its job, its call is UNKNOWN, and other jobs go on", async () => {
  await using system = await newSystem();
  await refuseOnce(system, "lead", "UPDATE");
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

test("an error of our own before sending fails its job and leaves no call", async () => {
  await using system = await newSystem();
  await refuseOnce(system, "provider_call", "INSERT");
  await runningCampaign(system, 6);
  await using _worker = startWorker(readEnv(system.env));
  await until(system, ALL_OVER);

  expect(await system.rows(FAILED)).toMatchObject([{ code: "INTERNAL_ERROR", calls: null }]);
  await expectNothingLostOrPaidTwice(system);
});

test("a lead that the sender rejected is added when a person retries its job", async () => {
  await using system = await newSystem({ WORKER_CONCURRENCY: "1" });
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
