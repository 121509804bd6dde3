import { testDatabase } from "@leadgen/db/testing";
import { expect, test } from "vitest";
import { runCli } from "./support/run-cli.ts";

/** What a backup holds: a worker of that time in the middle of a call, and a job that waits. */
const BACKUP = `
  WITH org AS (INSERT INTO organization (name) VALUES ('Nordkyst') RETURNING id),
       dead AS (
         INSERT INTO worker (name, concurrency, beat_at) VALUES ('host:1', 1, '2026-01-02T03:04:05Z') RETURNING id),
       started AS (
         INSERT INTO campaign (organization_id, name, status, lead_limit, criteria, offer, started_at)
         SELECT id, 'Shipyards', 'RUNNING', 30, '{}', '{}', now() FROM org RETURNING id)
  INSERT INTO job (campaign_id, type, status, attempt, epoch, worker_id, claimed_at, created_at)
  SELECT started.id, 'FETCH_LEADS', 'RUNNING', 1, 0, dead.id, now(), '2026-01-02T03:00:00Z' FROM started, dead;
  UPDATE breaker SET changed_at = '2026-01-01T00:00:00Z'`;

test("on a restored backup it opens the breaker, pauses all and says so, once; then the doctor is content", async () => {
  await using database = await testDatabase();
  await database.pool.query(BACKUP);
  const env = { DATABASE_URL: database.url };

  const first = await runCli(["restored"], env);
  expect([first.code, first.said]).toEqual([
    0,
    expect.stringContaining("The breaker is OPEN (epoch 1), and 1 jobs are PAUSED."),
  ]);
  expect(first.said).toContain("The newest thing in the backup is of 2026-01-02T03:04:05.000Z.");
  expect(first.said).toContain("Workers of that time marked as gone: 1.");
  const again = await runCli(["restored"], env);
  expect(again.code).toBe(0);
  expect(again.said).toMatch(
    /was OPEN already \(epoch 1\), and stays so: Restored from a backup taken at 2026-01-02/,
  );

  const { rows } = await database.pool.query("SELECT kind, epoch, actor, jobs_changed FROM breaker_event");
  expect(rows).toEqual([
    { kind: "OPENED", epoch: 1, actor: expect.stringMatching(/^server:./), jobs_changed: 1 },
  ]);
  const audit = await database.pool.query(
    "SELECT action, actor_kind, before, after ->> 'jobsPaused' AS paused FROM audit_event ORDER BY id",
  );
  expect(audit.rows).toEqual([
    { action: "breaker.restored", actor_kind: "SERVER", before: { state: "CLOSED" }, paused: "1" },
    { action: "breaker.restored", actor_kind: "SERVER", before: { state: "OPEN" }, paused: "0" },
  ]);
  expect((await runCli(["doctor"], env)).code).toBe(0);
});

test("while a worker lives it is refused, and nothing is changed", async () => {
  await using database = await testDatabase();
  await database.pool.query(`${BACKUP}; UPDATE worker SET beat_at = now()`);
  const { code, said } = await runCli(["restored"], { DATABASE_URL: database.url });
  expect([code, said]).toEqual([
    1,
    expect.stringMatching(/Workers run on this database \(host:1\)\. Stop them/),
  ]);
  const { rows } = await database.pool.query(
    "SELECT state, epoch, (SELECT count(*)::int FROM audit_event) AS audited FROM breaker",
  );
  expect(rows).toEqual([{ state: "CLOSED", epoch: 0, audited: 0 }]);
});

test("a worker lives for as long as its own limit allows it to be silent", async () => {
  await using database = await testDatabase();
  await database.pool.query(
    `${BACKUP}; UPDATE worker SET silent_ms = 60000, beat_at = now() - interval '40 seconds'`,
  );
  const refused = await runCli(["restored"], { DATABASE_URL: database.url });
  expect([refused.code, refused.said]).toEqual([
    1,
    expect.stringContaining("ask again 60 s after their last sign of life"),
  ]);
  await database.pool.query("UPDATE worker SET beat_at = now() - interval '61 seconds'");
  expect((await runCli(["restored"], { DATABASE_URL: database.url })).code).toBe(0);
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
