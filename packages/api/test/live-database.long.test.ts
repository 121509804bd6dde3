import { openBreaker } from "@leadgen/core/outreach";
import { createPool } from "@leadgen/db";
import { cuttable } from "@leadgen/db/testing";
import { type ApiSystem, apiDeps, OPERATOR_TOKEN, system } from "@leadgen/testkit";
import { describe, expect, test } from "vitest";
import { createApi, type RouterOutputs } from "../src/index.ts";
import { session, somebody } from "./people.ts";
import { scene } from "./scene.ts";
import { served } from "./served.ts";
import { noteStatements } from "./statements.ts";
import { listenersOf, liveSystem, open } from "./streams.ts";

type Queue = RouterOutputs["queue"]["status"];

const stateOf = (data: Queue) => data.circuitBreaker.state;

/** A system, and an API whose connection to the database can be cut. */
async function fragileSystem() {
  const stack = new AsyncDisposableStack();
  const w: ApiSystem = stack.use(await system({ api: {} }));
  const way = stack.use(await cuttable(w.databaseUrl));
  const pool = stack.adopt(createPool(way.to(w.databaseUrl)), (it) => it.end());
  const logged: object[] = [];
  const api = createApi(apiDeps(pool, { log: (event) => logged.push(event) }));
  const { url } = stack.use(await served(api));
  return { w, way, url, logged, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

test("hints arrive without the pooler if there is a direct URL", async () => {
  await using w = await system({ api: {} });
  await using way = await cuttable(w.databaseUrl);
  const pool = createPool(w.databaseUrl);
  await using past = await served(createApi(apiDeps(pool, { directUrl: way.to(w.databaseUrl) })));
  await using stream = await open<Queue>("queue.live", { url: past.url, token: OPERATOR_TOKEN });
  await stream.state();
  await expect.poll(() => listenersOf(w)).toHaveLength(1);
  way.cut();
  await expect.poll(() => listenersOf(w)).toHaveLength(0);
  way.restore();
  await expect.poll(() => listenersOf(w), { timeout: 30_000 }).toHaveLength(1);
  await pool.end();
});

describe("while the database is away", () => {
  test("queue.live sends UNKNOWN, and resumes by itself; the log says so once", async () => {
    await using fragile = await fragileSystem();
    const { w, way, url, logged } = fragile;
    await using stream = await open<Queue>("queue.live", { url, token: OPERATOR_TOKEN });
    expect(stateOf(await stream.state())).toBe("CLOSED");
    way.cut();
    const unknown = await stream.next();
    expect(unknown.data).toMatchObject({
      circuitBreaker: {
        state: "UNKNOWN",
        epoch: null,
        reason: expect.stringMatching(/PostgreSQL is up/),
        databaseTrouble: "AWAY",
      },
      jobs: null,
    });
    await w.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "Wrong e-mails" }));
    const { pings } = stream;
    await expect.poll(() => stream.pings).toBeGreaterThan(pings + 1);
    way.restore();
    expect(stateOf(await stream.state())).toBe("OPEN");
    expect(stream.said).toHaveLength(3);
    // One line from each part that noticed: the read, the pulse and the access check.
    expect(logged.length).toBeLessThanOrEqual(3);
    await expect.poll(() => listenersOf(w)).toHaveLength(1);
  });

  test("and its connections stay open and silent, the next tick notices", async () => {
    await using fragile = await fragileSystem();
    const { way, url } = fragile;
    await using stream = await open<Queue>("queue.live", { url, token: OPERATOR_TOKEN });
    await stream.state();
    way.freeze();
    const { circuitBreaker } = await stream.state();
    expect(circuitBreaker).toMatchObject({ state: "UNKNOWN", databaseTrouble: "AWAY" });
    way.restore();
    expect(stateOf(await stream.state())).toBe("CLOSED");
  });

  test("other streams end with UNAVAILABLE, and can be opened again when it is back", async () => {
    await using fragile = await fragileSystem();
    const { w, way, url } = fragile;
    const { ids } = await scene(w);
    const asked = { url, token: OPERATOR_TOKEN, input: { id: ids.campaign } };
    await using stream = await open("campaign.live", asked);
    await stream.state();
    way.cut();
    expect(await stream.next()).toMatchObject({ kind: "refused", code: "UNAVAILABLE" });
    await using early = await open("campaign.live", asked);
    expect(await early.next()).toMatchObject({ kind: "refused", code: "UNAVAILABLE" });
    way.restore();
    await using late = await open("campaign.live", asked);
    expect((await late.next()).kind).toBe("state");
  });

  test("a person who lost access in the meantime gets nothing more when it is back", async () => {
    await using fragile = await fragileSystem();
    const { w, way, url } = fragile;
    const operator = await somebody(w, { operator: true });
    const other = await session(w, operator.userId);
    await using stream = await open<Queue>("queue.live", { url, token: operator.token });
    await using theirs = await open<Queue>("queue.live", { url, token: other.token });
    await Promise.all([stream.state(), theirs.state()]);
    way.cut();
    expect(stateOf(await stream.state())).toBe("UNKNOWN");
    expect(stateOf(await theirs.state())).toBe("UNKNOWN");
    await w.rows("DELETE FROM session WHERE id = $1", [operator.sessionId]);
    way.restore();
    expect(await stream.next()).toMatchObject({ kind: "refused", code: "UNAUTHENTICATED" });
    expect(stateOf(await theirs.state())).toBe("CLOSED");
  });
});

describe("without a hint", () => {
  test("the breaker's opening is seen at the next tick", async () => {
    await using w = await liveSystem();
    await using stream = await open<Queue>("queue.live", { url: w.url, token: OPERATOR_TOKEN });
    await stream.state();
    await w.rows(
      `UPDATE breaker SET state = 'OPEN', epoch = 1, opened_at = now(), opened_by = 'operator:ada', reason = 'by hand'`,
    );
    expect(stateOf(await stream.state())).toBe("OPEN");
  });

  test("because the listening connection was killed, a new one is opened, and no stream is affected", async () => {
    await using w = await liveSystem();
    await using stream = await open<Queue>("queue.live", { url: w.url, token: OPERATOR_TOKEN });
    await stream.state();
    await expect.poll(() => listenersOf(w)).toHaveLength(1);
    const [pid] = await listenersOf(w);
    await w.rows("SELECT pg_terminate_backend($1)", [pid]);
    await expect.poll(() => listenersOf(w)).toEqual([expect.not.toSatisfy((it) => it === pid)]);
    await w.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "Wrong e-mails" }));
    expect(stateOf(await stream.state())).toBe("OPEN");
    expect(stream.said).toHaveLength(2);
    expect(w.logged).toEqual([]);
  });
});

test("two hundred streams of a campaign read once per tick and share one listening connection, and leave nothing behind", async () => {
  await using w = await system({ api: {} });
  const pool = createPool(w.databaseUrl);
  const asked = noteStatements(pool);
  await using stack = new AsyncDisposableStack();
  stack.defer(() => pool.end());
  const { url } = stack.use(await served(createApi(apiDeps(pool))));
  const at = await scene(w);
  const input = { id: at.ids.campaign };
  const opening = Array.from({ length: 200 }, () =>
    open("campaign.live", { url, token: OPERATOR_TOKEN, input }),
  );
  const streams = await Promise.all(opening);
  await Promise.all(streams.map((stream) => stream.state()));
  const looks = () => asked.filter((sql) => sql.includes("instantly_campaign_id")).length;
  const before = looks();
  const [first] = streams;
  const pings = first?.pings ?? 0;
  await expect.poll(() => first?.pings).toBeGreaterThan(pings + 2);
  expect(looks() - before).toBeGreaterThanOrEqual(1);
  // Separately they would read 200 times per tick, and more than two ticks have passed.
  expect(looks() - before).toBeLessThan(streams.length);
  expect(await listenersOf(w)).toHaveLength(1);
  await w.rows("UPDATE campaign SET name = 'Trams'");
  await Promise.all(streams.map((stream) => stream.state()));

  await Promise.all(streams.map((stream) => stream.leave()));
  await expect.poll(() => listenersOf(w)).toEqual([]);
  await expect.poll(() => pool.totalCount - pool.idleCount).toBe(0);
  const left = asked.length;
  // Another process's stream serves as the clock.
  await using other = await served(createApi(apiDeps(w.pool)));
  await using clock = await open("queue.live", { url: other.url, token: OPERATOR_TOKEN });
  await expect.poll(() => clock.pings).toBeGreaterThan(1);
  expect(asked.slice(left)).toEqual([]);
});
