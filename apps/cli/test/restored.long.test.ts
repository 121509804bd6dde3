import { type System, system } from "@leadgen/testkit";
import { inSeconds, makeCampaign, makeJob, makeWorker, type Values } from "@leadgen/testkit/make";
import { expect, test } from "vitest";
import { runCli } from "./support/run-cli.ts";

/** The content of a backup: a worker in the middle of a call, and a waiting job. */
async function backup(values: Values<"worker"> = {}): Promise<System> {
  const base = await system();
  const { db } = base;
  const beatAt = new Date("2026-01-02T03:04:05Z");
  const { id: workerId } = await makeWorker(db, { name: "host:1", concurrency: 1, beatAt, ...values });
  const { id: campaignId } = await makeCampaign(db, { fetch: null });
  const createdAt = new Date("2026-01-02T03:00:00Z");
  await makeJob(db, { campaignId, type: "FETCH_LEADS", status: "RUNNING", workerId, createdAt });
  await db.query("UPDATE breaker SET changed_at = '2026-01-01T00:00:00Z'");
  return base;
}

test("on a restored backup it opens the breaker, pauses everything and says so, once; then the doctor finds nothing", async () => {
  await using base = await backup();
  const env = { DATABASE_URL: base.databaseUrl };

  const first = await runCli(["restored"], env);
  expect([first.code, first.said]).toEqual([
    0,
    expect.stringContaining("The breaker is OPEN (epoch 1), and 1 jobs are PAUSED."),
  ]);
  expect(first.said).toContain("The newest thing in the backup is of 2026-01-02T03:04:05.000Z.");
  expect(first.said).toContain("Workers of that time marked as gone: 1.");
  const again = await runCli(["restored"], env);
  expect(again.code).toBe(0);
  // The opening is now the newest thing, so its time is not the backup's.
  expect(again.said).not.toContain("The newest thing in the backup");
  expect(again.said).toContain("or from earlier if anything ran on it since");
  expect(again.said).toMatch(
    /was OPEN already \(epoch 1\), and stays so: Restored from a backup taken at 2026-01-02/,
  );

  const { rows } = await base.pool.query("SELECT kind, epoch, actor, jobs_changed FROM breaker_event");
  expect(rows).toEqual([
    { kind: "OPENED", epoch: 1, actor: expect.stringMatching(/^server:./), jobs_changed: 1 },
  ]);
  const audit = await base.pool.query(
    "SELECT action, actor_kind, before, after ->> 'jobsPaused' AS paused FROM audit_event ORDER BY id",
  );
  expect(audit.rows).toEqual([
    { action: "breaker.restored", actor_kind: "SERVER", before: { state: "CLOSED" }, paused: "1" },
    { action: "breaker.restored", actor_kind: "SERVER", before: { state: "OPEN" }, paused: "0" },
  ]);
  expect((await runCli(["doctor"], env)).code).toBe(0);
});

test("it does the same in a separate schema, and asks for the schema's name if the URL does not lead to it", async () => {
  await using base = await backup();
  await base.pool.query('ALTER SCHEMA public RENAME TO "Lead gen"; CREATE SCHEMA public');
  const run = (args: readonly string[], schema = "") =>
    runCli([...args], { DATABASE_URL: base.databaseUrl + schema });
  const lost = await run(["restored"]);
  expect([lost.code, lost.said]).toEqual([1, expect.stringContaining("?schema=Lead%20gen")]);
  const restored = await run(["restored"], "?schema=Lead%20gen");
  expect(restored.said).toContain("The breaker is OPEN (epoch 1), and 1 jobs are PAUSED.");
  expect((await run(["doctor"], "?schema=Lead%20gen")).code).toBe(0);
});

test("while a worker is alive it is refused, and nothing is changed", async () => {
  await using base = await backup({ silentMs: 3_600_000, beatAt: new Date() });
  const { code, said } = await runCli(["restored"], { DATABASE_URL: base.databaseUrl });
  expect([code, said]).toEqual([
    1,
    expect.stringMatching(/Workers run on this database \(host:1\)\. Stop them/),
  ]);
  const { rows } = await base.pool.query(
    "SELECT state, epoch, (SELECT count(*)::int FROM audit_event) AS audited FROM breaker",
  );
  expect(rows).toEqual([{ state: "CLOSED", epoch: 0, audited: 0 }]);
});

test("a worker counts as alive until its own limit of silence", async () => {
  await using base = await backup({ silentMs: 3_600_000, beatAt: inSeconds(-2_400) });
  const refused = await runCli(["restored"], { DATABASE_URL: base.databaseUrl });
  expect([refused.code, refused.said]).toEqual([
    1,
    expect.stringContaining("ask again 3600 s after their last sign of life"),
  ]);
  await base.pool.query("UPDATE worker SET beat_at = now() - interval '3601 seconds'");
  expect((await runCli(["restored"], { DATABASE_URL: base.databaseUrl })).code).toBe(0);
});

test.for([
  {
    args: ["restored", "extra"],
    url: "postgres://u:secret@127.0.0.1:1/x",
    makes: 64,
    says: "too many arguments",
  },
  { args: ["restored"], url: "postgres://u:secret@127.0.0.1:1/x", makes: 1, says: "Cannot reach" },
])("says what is wrong without it: $args makes $makes", async ({ args, url, makes, says }) => {
  const { code, said } = await runCli(args, { DATABASE_URL: url });
  expect([code, said]).toEqual([makes, expect.stringContaining(says)]);
  expect(said).not.toContain("secret");
});
