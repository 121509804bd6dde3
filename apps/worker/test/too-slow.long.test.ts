import type { SimulatedSystem } from "@leadgen/testkit";
import { describe, expect, test } from "vitest";
import { readEnv, startWorker } from "../src/index.ts";
import {
  ALL_OVER,
  expectNothingLostOrPaidTwice,
  newSystem,
  runningCampaign,
  until,
} from "./support/system.ts";

/** PostgreSQL cancels the first `times` statements of a kind, as it does with one that exceeds its timeout. */
const endStatements = (
  system: SimulatedSystem,
  { before, when, times }: { before: string; when: string; times: number },
) =>
  system.pool.query(`
    CREATE SEQUENCE ended;
    CREATE FUNCTION end_statement() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF nextval('ended') <= ${times} THEN
        RAISE 'canceling statement due to statement timeout' USING ERRCODE = 'query_canceled';
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER too_slow BEFORE ${before} FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION end_statement()`);

async function play(slow: Parameters<typeof endStatements>[1], leads = 6) {
  const system = await newSystem({ WORKER_CONCURRENCY: "1" });
  await endStatements(system, slow);
  await runningCampaign(system, leads);
  await using _worker = startWorker(readEnv(system.env));
  await until(system, ALL_OVER);
  return system;
}

const BEFORE_CALL = { before: "INSERT ON provider_call", when: "NEW.step = 'VERIFY'" };
const FAILED = "SELECT error_message AS message, ended_by AS by FROM job WHERE status = 'FAILED'";

describe("a statement that takes too long", () => {
  test("before a call is tried again", async () => {
    await using system = await play({ ...BEFORE_CALL, times: 2 });
    expect(await system.rows(FAILED)).toEqual([]);
    await expectNothingLostOrPaidTwice(system);
  });

  test("before a call, three times in a row, fails its job for a reason of ours, and other jobs go on", async () => {
    await using system = await play({ ...BEFORE_CALL, times: 3 });
    expect(await system.rows(FAILED)).toEqual([
      {
        message: expect.stringMatching(/^leadgen's own error .*error 57014 at VERIFY/),
        by: expect.stringMatching(/^error 57014 at VERIFY/),
      },
    ]);
    expect(await system.rows("SELECT status FROM campaign")).toEqual([{ status: "COMPLETED" }]);
    expect(await system.rows("SELECT state FROM breaker")).toEqual([{ state: "CLOSED" }]);
    await expectNothingLostOrPaidTwice(system);
  });

  test("before every call ends the campaign after three jobs", async () => {
    await using system = await play({ ...BEFORE_CALL, times: 1_000 }, 30);
    expect(await system.rows("SELECT status, message FROM campaign")).toEqual([
      { status: "FAILED", message: expect.stringMatching(/^Stopped: 3 jobs .*error 57014 at VERIFY/) },
    ]);
  });

  test.each([
    ["an answer", { before: "UPDATE ON lead", when: "NEW.verification IS NOT NULL" }],
    ["the end of a job", { before: "UPDATE ON job", when: "NEW.status = 'COMPLETED'" }],
    ["a claim", { before: "UPDATE ON job", when: "NEW.status = 'RUNNING' AND OLD.status = 'PENDING'" }],
  ])("while %s is recorded is repeated, and nothing is lost", async (_, slow) => {
    await using system = await play({ ...slow, times: 4 });
    expect(await system.rows(FAILED)).toEqual([]);
    expect(await system.rows("SELECT DISTINCT outcome FROM provider_call")).toEqual([
      { outcome: "SUCCEEDED" },
    ]);
    await expectNothingLostOrPaidTwice(system);
  });

  test("while a job's end is recorded, even if it happens every time, does not lose the answer before it", async () => {
    await using system = await newSystem({ WORKER_CONCURRENCY: "1" });
    const ending = { before: "UPDATE ON job", when: "NEW.status = 'COMPLETED' AND NEW.type = 'ENRICH_LEAD'" };
    await endStatements(system, { ...ending, times: 1_000_000 });
    await runningCampaign(system, 3);
    await using _worker = startWorker(readEnv(system.env));
    await until(system, "SELECT 1 FROM job_step WHERE step = 'HAND_OVER'", () => true);
    expect(
      await system.rows("SELECT outcome FROM provider_call WHERE step = 'HAND_OVER' AND kept LIMIT 1"),
    ).toEqual([{ outcome: "SUCCEEDED" }]);
    await system.pool.query("DROP TRIGGER too_slow ON job");
    await until(system, ALL_OVER);
    await expectNothingLostOrPaidTwice(system);
  });

  test("while a provider's failure is recorded is repeated, and the breaker opens", async () => {
    await using system = await newSystem({ WORKER_CONCURRENCY: "1" });
    await endStatements(system, {
      before: "UPDATE ON provider_call",
      when: "NEW.outcome = 'FAILED'",
      times: 4,
    });
    system.simulator.setFault({ provider: "millionverifier", fault: "refuse-connection" });
    await runningCampaign(system, 6);
    await using _worker = startWorker(readEnv(system.env));
    await until(system, "SELECT state FROM breaker WHERE state = 'OPEN'", () => true);
    expect(await system.rows("SELECT outcome FROM provider_call WHERE step = 'VERIFY'")).toEqual([
      { outcome: "FAILED" },
    ]);
  });
});
