import { expect, test } from "vitest";
import { readEnv, startWorker } from "../src/index.ts";
import { expectNothingLostOrPaidTwice, newSystem, runningCampaign, until } from "./support/system.ts";

test("an answer is kept even if the next call can't be read", async () => {
  await using system = await newSystem();
  await runningCampaign(system, 1);
  system.simulator.setLatency({ provider: "millionverifier", ms: 1_000 });
  const sent = system.simulator.waitForLine(
    (line) => line.event === "received" && line.provider === "millionverifier",
  );
  await using _worker = startWorker(readEnv(system.env));
  await sent;
  await system.pool.query("UPDATE campaign SET offer = '{}'");
  await until(system, "SELECT bool_and(finished_at IS NOT NULL) FROM job");

  expect(await system.rows("SELECT status, error_code FROM job WHERE type = 'ENRICH_LEAD'")).toEqual([
    { status: "FAILED", error_code: "INTERNAL_ERROR" },
  ]);
  expect(
    await system.rows("SELECT step FROM job_step JOIN job ON job.id = job_id WHERE lead_id IS NOT NULL"),
  ).toEqual([{ step: "VERIFY" }]);
  expect(await system.rows("SELECT outcome, kept FROM provider_call WHERE step = 'VERIFY'")).toEqual([
    { outcome: "SUCCEEDED", kept: true },
  ]);
  await expectNothingLostOrPaidTwice(system);
});

test("a job ends in the transaction that keeps its last answer", async () => {
  await using system = await newSystem();
  await runningCampaign(system, 5);
  await using _worker = startWorker(readEnv(system.env));
  await until(system, "SELECT count(*) > 1 AND bool_and(finished_at IS NOT NULL) FROM job");
  expect(
    await system.rows(
      `SELECT job.type::text, bool_and(job.xmin = job_step.xmin) AS together FROM job JOIN job_step ON job_id = job.id
       WHERE step IN ('REVEAL', 'HAND_OVER') GROUP BY 1 ORDER BY 1`,
    ),
  ).toEqual([
    { type: "ENRICH_LEAD", together: true },
    { type: "REVEAL_LEADS", together: true },
  ]);
});
