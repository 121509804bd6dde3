import { createServer } from "node:net";
import { createPool } from "@leadgen/db";
import { apiDeps, memberOf, OPERATOR, system } from "@leadgen/testkit";
import { describe, expect, test } from "vitest";
import { createApi } from "../src/index.ts";
import { ACTIONS, INPUTS, invoke, ruleOf } from "./actions.ts";
import { testDesk, testWriter } from "./desk.ts";
import { get } from "./http.ts";
import { NO_ID } from "./pipeline.ts";
import { expectRefused } from "./refused.ts";

/** A port on which nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const PASSWORD = "s3cr3t-pw";

/** A session from just before the database went away. */
const PERSON = memberOf(NO_ID, { operator: true, memberships: new Map([[NO_ID, "owner"]]) });

/** An API whose database is unreachable. */
async function withoutDatabase() {
  const pool = createPool(`postgres://leadgen:${PASSWORD}@127.0.0.1:${await closedPort()}/leadgen`);
  const logged: object[] = [];
  // Providers and mail are configured, so that only the database is missing.
  const providers = {
    probe: async () => ({ meta: {}, summary: "fine" }),
    searchPeople: async () => ({ meta: {}, refusal: null, found: { totalEntries: 0, people: [] } }),
    creditsLeft: async () => ({ meta: {}, remaining: 7 }),
    sending: testDesk(),
    writeMail: testWriter,
    mail: async () => {},
    publicUrl: "https://leadgen.example",
  };
  const api = createApi(apiDeps(pool, { log: (event) => logged.push(event), ...providers }));
  return { api, logged, call: api.caller(OPERATOR), [Symbol.asyncDispose]: () => pool.end() };
}

/** Procedures that answer UNKNOWN, or that need no database. */
const ANSWERED: readonly string[] = ["queue.status", "queue.live", "queue.providers"];

describe("without a database", () => {
  test.each(ACTIONS.filter((action) => !ANSWERED.includes(action)))(
    "%s is UNAVAILABLE and says what to do",
    async (action) => {
      await using w = await withoutDatabase();
      const rule = ruleOf(action);
      // The installation's token is checked without a database, so procedures that need a person refuse it at once.
      const actors = rule.person || action === "auth.me" ? [PERSON] : [OPERATOR, PERSON];
      for (const actor of actors) {
        await expectRefused(
          invoke(w.api.caller(actor), action, INPUTS[action]),
          "UNAVAILABLE",
          /PostgreSQL is up.*DATABASE_URL/,
        );
      }
    },
  );

  test("queue.status says that the state is UNKNOWN", async () => {
    await using w = await withoutDatabase();
    expect(await w.call.queue.status()).toMatchObject({
      circuitBreaker: {
        state: "UNKNOWN",
        epoch: null,
        reason: expect.stringMatching(/PostgreSQL is up/),
        databaseTrouble: "AWAY",
      },
      jobs: null,
      callsInFlight: null,
    });
  });

  test("REST says UNKNOWN with a 503", async () => {
    await using w = await withoutDatabase();
    const response = await get(w, "/api/v1/queue-management/status");
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      status: "error",
      error: {
        code: "UNAVAILABLE",
        details: { circuitBreaker: { state: "UNKNOWN", databaseTrouble: "AWAY" }, jobs: null },
      },
    });
  });

  test("health and readiness are 503, liveness is 200", async () => {
    await using w = await withoutDatabase();
    const health = await get(w, "/api/v1/health", { token: null });
    expect(health.status).toBe(503);
    expect(await health.json()).toMatchObject({ error: { details: { database: "down" } } });
    expect((await get(w, "/api/v1/health/ready", { token: null })).status).toBe(503);
    expect((await get(w, "/api/v1/health/live", { token: null })).status).toBe(200);
  });

  test("no answer and no log line contains the password; the address stays in the log", async () => {
    await using w = await withoutDatabase();
    const texts = [];
    for (const path of [
      "health",
      "health/ready",
      "queue-management/status",
      "queue-management/circuit-breaker",
    ]) {
      texts.push(await (await get(w, `/api/v1/${path}`)).text());
    }
    expect(texts.join()).not.toMatch(new RegExp(`${PASSWORD}|127\\.0\\.0\\.1|ECONNREFUSED|at .*\\.ts:`));
    const logs = JSON.stringify(w.logged);
    expect(logs).toContain("127.0.0.1");
    expect(logs).not.toContain(PASSWORD);
  });
});

describe("a busy database", () => {
  test("that exceeds the statement's time limit is reported as our error, and nothing was changed", async () => {
    await using w = await system({ api: {} });
    await w.pool.query(
      "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(60); RETURN new; END $$",
    );
    await w.pool.query(
      "CREATE TRIGGER slow BEFORE INSERT ON organization FOR EACH ROW EXECUTE FUNCTION slow()",
    );
    const pool = createPool(w.databaseUrl, { timeouts: { statement: 50 } });
    try {
      const call = createApi(apiDeps(pool)).caller(OPERATOR);
      await expectRefused(
        call.organization.create({ name: "Ferries" }),
        "INTERNAL_ERROR",
        /a statement of ours.*nothing was changed/,
      );
    } finally {
      await pool.end();
    }
    expect(await w.rows("SELECT 1 FROM organization")).toEqual([]);
  });

  test("whose breaker is locked for too long is UNAVAILABLE", async () => {
    await using w = await system({ api: {} });
    const pool = createPool(w.databaseUrl, { timeouts: { lock: 50 } });
    const opener = await w.pool.connect();
    try {
      await opener.query("BEGIN");
      await opener.query("SELECT pg_advisory_xact_lock(x'4c454144'::int)");
      const call = createApi(apiDeps(pool)).caller(OPERATOR);
      await expectRefused(call.queue.open({ reason: "Holiday" }), "UNAVAILABLE", /Try again/);
    } finally {
      await opener.query("ROLLBACK");
      opener.release();
      await pool.end();
    }
  });

  test("without tables says that migrations are to be run", async () => {
    await using w = await system({ api: {} });
    await w.pool.query("DROP TABLE worker");
    await w.pool.query("DROP TABLE lead CASCADE");
    await expectRefused(w.call.campaign.list(), "UNAVAILABLE", /run the migrations/);
  });
});
