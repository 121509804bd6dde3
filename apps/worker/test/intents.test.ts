import { randomUUID } from "node:crypto";
import { system } from "@leadgen/testkit";
import { type MadeJob, makeJob, makeWorker } from "@leadgen/testkit/make";
import { expect, test } from "vitest";
import { type BegunCall, gatherIntents } from "../src/pipeline/intents.ts";

const COUNT_STATEMENTS = `
  CREATE TABLE noted (statement int);
  CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO noted VALUES (1); RETURN NULL; END $$;
  CREATE TRIGGER note AFTER INSERT ON provider_call FOR EACH STATEMENT EXECUTE FUNCTION note()`;

async function site() {
  const base = await system();
  const { db, pool } = base;
  const { id: workerId } = await makeWorker(db, { name: "host:1" });
  const begin = gatherIntents(pool);
  const running = () => makeJob(db, { status: "RUNNING", workerId });
  const intentOf = ({ jobId, attempt }: MadeJob): BegunCall => ({
    callId: randomUUID(),
    jobId,
    attempt,
    workerId,
    provider: "PERPLEXITY",
    endpoint: "v1/agent",
    step: "RESEARCH",
    effect: true,
  });
  return { ...base, begin, running, intentOf };
}

test("intents that come together are one statement", async () => {
  await using base = await site();
  await base.pool.query(COUNT_STATEMENTS);
  const jobs = [await base.running(), await base.running(), await base.running()];
  expect(await Promise.all(jobs.map((job) => base.begin(base.intentOf(job))))).toEqual([true, true, true]);
  const { rows } = await base.pool.query(
    "SELECT (SELECT count(*)::int FROM noted) AS statements, count(*)::int AS calls FROM provider_call",
  );
  expect(rows).toEqual([{ statements: 1, calls: 3 }]);
});

test("a job that is locked waits by itself, and does not keep the others waiting", async () => {
  await using base = await site();
  const [locked, free] = [await base.running(), await base.running()];
  const client = await base.pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT 1 FROM job WHERE id = $1 FOR UPDATE", [locked.jobId]);
    const waits = base.begin(base.intentOf(locked));
    expect(await base.begin(base.intentOf(free))).toBe(true);
    await client.query("COMMIT");
    expect(await waits).toBe(true);
  } finally {
    client.release();
  }
});

test("a job whose claim is lost begins no call, beside one that does", async () => {
  await using base = await site();
  const [lost, mine] = [await base.running(), await base.running()];
  await base.pool.query("UPDATE job SET attempt = attempt + 1 WHERE id = $1", [lost.jobId]);
  expect(await Promise.all([lost, mine].map((job) => base.begin(base.intentOf(job))))).toEqual([false, true]);
});
