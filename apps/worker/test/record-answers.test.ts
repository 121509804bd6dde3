import { expect, test } from "vitest";
import { readEnv, startWorker } from "../src/index.ts";
import {
  expectNothingLostOrPaidTwice,
  NOTHING_LIVE,
  newSystem,
  runningCampaign,
  until,
} from "./support/system.ts";

const LEADS = 5;

// The first answer waits for the lock and the others gather behind it.
const ONE_WAITS = `
  SELECT count(*) > 0 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND mode = 'ShareLock'
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/** Runs a campaign whose addresses are verified at the same time, and calls `meanwhile` before these answers can be recorded. */
async function answersTogether(meanwhile: (sql: (text: string) => Promise<unknown>) => Promise<unknown>) {
  const system = await newSystem();
  await runningCampaign(system, LEADS);
  system.simulator.setLatency({ provider: "millionverifier", ms: 1_000 });
  let answered = 0;
  const allAnswered = system.simulator.waitForLine((line) => {
    if (line.event === "answered" && line.provider === "millionverifier") answered += 1;
    return answered === LEADS;
  });
  const allAsked = until(system, `SELECT count(*) = ${LEADS} FROM provider_call WHERE step = 'VERIFY'`);
  await using _worker = startWorker(readEnv(system.env));
  await allAsked;
  const client = await system.pool.connect();
  try {
    await client.query("BEGIN");
    await client.query(`SELECT pg_advisory_xact_lock(${0x4c454144})`);
    await allAnswered;
    await until(system, ONE_WAITS);
    await meanwhile((text) => client.query(text));
    await client.query("COMMIT");
  } finally {
    client.release();
  }
  await until(system, NOTHING_LIVE);
  return system;
}

test("answers that come while another is being recorded share one transaction", async () => {
  await using system = await answersTogether(async () => {});
  const [recorded] = await system.rows<{ steps: number; transactions: number }>(
    "SELECT count(*)::int AS steps, count(DISTINCT xmin::text)::int AS transactions FROM job_step WHERE step = 'VERIFY'",
  );
  expect(recorded?.steps).toBe(LEADS);
  expect(recorded?.transactions).toBeLessThan(LEADS);
  await expectNothingLostOrPaidTwice(system);
});

test("an answer whose lead can't be read does not keep those that come with it from being recorded", async () => {
  await using system = await answersTogether((sql) =>
    sql("UPDATE lead SET email = NULL WHERE id = (SELECT max(lead_id::text)::uuid FROM job)"),
  );
  const statuses = await system.rows(
    "SELECT status, count(*)::int FROM job WHERE type = 'ENRICH_LEAD' GROUP BY 1 ORDER BY 1",
  );
  expect(statuses).toEqual([
    { status: "COMPLETED", count: LEADS - 1 },
    { status: "FAILED", count: 1 },
  ]);
  expect(await system.rows("SELECT count(*)::int FROM job_step WHERE step = 'VERIFY'")).toEqual([
    { count: LEADS },
  ]);
  expect(await system.rows("SELECT DISTINCT outcome, kept FROM provider_call")).toEqual([
    { outcome: "SUCCEEDED", kept: true },
  ]);
  await expectNothingLostOrPaidTwice(system);
});
