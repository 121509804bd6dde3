import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { testDatabase } from "@leadgen/db/testing";
import { type System, system } from "@leadgen/testkit";
import { inSeconds, insert, makeCampaign, makeWorker } from "@leadgen/testkit/make";
import { expect, test } from "vitest";
import { ADVICE, renderAdvice } from "../src/doctor/advice.ts";
import { ROOT } from "../src/paths.ts";
import { runCli } from "./support/run-cli.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

/** Started campaigns without their fetching jobs, a breaker opened by hand in SQL, and an old call under way. */
async function breakIt({ db }: System): Promise<void> {
  for (let n = 0; n < 7; n++) await makeCampaign(db, { fetch: null });
  await db.query(
    "UPDATE breaker SET state = 'OPEN', epoch = 1, opened_at = now(), opened_by = 'x', reason = 'drill'",
  );
  const probe = {
    purpose: "PROBE",
    provider: "APOLLO",
    endpoint: "auth/health",
    actor: "operator:ada",
  } as const;
  await insert(db, "provider_call", { ...probe, epoch: 0, startedAt: inSeconds(-3600) });
}

test("a sound database exits with 0, and nothing is written", async () => {
  await using database = await testDatabase();
  const { code, said } = await runCli(["doctor"], { DATABASE_URL: database.url });
  expect([code, said]).toEqual([0, expect.stringContaining("All of it holds.")]);
  for (let n = 1; n <= 9; n += 1) expect(said).toContain(`✓ I${n} `);
  expect(said).toContain("CLOSED, epoch 0");
});

test("broken invariants exit with 2; each names its rows, its meaning and what to do", async () => {
  await using base = await system();
  await breakIt(base);
  const rows = await base.rows<{ id: string }>("SELECT id FROM campaign ORDER BY id");
  const { code, said } = await runCli(["doctor"], { DATABASE_URL: base.databaseUrl });
  expect(code).toBe(2);
  expect(said).toContain("3 of 9 do not hold.");
  expect(said).toContain("epoch 1, breaker at epoch 1");
  expect(said).toContain(`campaign ${rows[0]?.id}`);
  expect(said).toContain("and 2 more");
  for (const id of ["I1", "I4", "I9"] as const) {
    expect(said).toContain(ADVICE[id].means);
    expect(said).toContain(ADVICE[id].todo);
  }
  expect(said).toContain("1 under way for over 10 minutes call ");
});

test("a database whose restore ended before its last keys were made is not examined", async () => {
  await using database = await testDatabase();
  await database.pool.query("ALTER TABLE lead DROP CONSTRAINT lead_campaign_id_fkey");
  const { code, said } = await runCli(["doctor"], { DATABASE_URL: database.url });
  expect(code).toBe(1);
  // How many there are is compared in packages/db/test/door.test.ts.
  expect(said).toMatch(/The database lacks 1 of \d+ foreign keys, so a restore did not get to its end/);
});

test("a worker counts as silent after its own limit, as elsewhere", async () => {
  await using base = await system();
  const beatAt = inSeconds(-40);
  for (const silentMs of [15_000, 60_000, 90_000]) await makeWorker(base.db, { silentMs, beatAt });
  const { said } = await runCli(["doctor"], { DATABASE_URL: base.databaseUrl });
  expect(said).toContain("2 alive, 1 silent for too long");
});

test("--json has the same content for programs", async () => {
  await using base = await system();
  await breakIt(base);
  const { code, stdout } = await runCli(["doctor", "--json"], { DATABASE_URL: base.databaseUrl });
  const told = JSON.parse(stdout);
  expect(code).toBe(2);
  expect(told).toMatchObject({
    clean: false,
    facts: { breaker: { state: "OPEN" }, calls: { longInFlight: { count: 1 } } },
  });
  const fourth = told.invariants.find(({ id }: { id: string }) => id === "I4");
  expect(fourth).toMatchObject({ violations: 7, todo: ADVICE.I4.todo });
  expect(fourth.examples).toHaveLength(5);
});

test("with the providers' log, a request without a record breaks I10", async () => {
  await using database = await testDatabase();
  await using folder = temporaryFolder();
  const log = path.join(folder.path, "requests.ndjson");
  const request = {
    event: "received",
    seq: 1,
    at: new Date().toISOString(),
    provider: "openai",
    operation: "responses",
  };
  await writeFile(log, `${JSON.stringify(request)}\n`);
  const { code, said } = await runCli(["doctor", "--requests", log], { DATABASE_URL: database.url });
  expect([code, said]).toEqual([2, expect.stringContaining("OpenAI saw 1, and 0 are recorded")]);
  expect(said).toContain(ADVICE.I10.todo);
});

test.for([
  { args: ["doctor", "--timeout", "soon"], env: {}, makes: 64, says: "whole number" },
  { args: ["doctor", "--requests", "/nowhere.ndjson"], env: {}, makes: 64, says: "Cannot read the log" },
  { args: ["doctor", "extra"], env: {}, makes: 64, says: "too many arguments" },
  {
    args: ["doctor"],
    env: { DATABASE_URL: "postgres://u:secret@127.0.0.1:1/x" },
    makes: 1,
    says: "Cannot reach",
  },
])("says what is wrong without it: $args makes $makes", async ({ args, env, makes, says }) => {
  const { code, said } = await runCli(args, env as Record<string, string>);
  expect([code, said]).toEqual([makes, expect.stringContaining(says)]);
  expect(said).not.toContain("secret");
});

test("docs/operations.md has the doctor's table of advice", () => {
  expect(readFileSync(path.join(ROOT, "docs", "operations.md"), "utf8")).toContain(renderAdvice());
});
