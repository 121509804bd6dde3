import { registerWorker, rescueJobs } from "@leadgen/core/outreach";
import { autocommit, createPool } from "@leadgen/db";
import { cuttable, testDatabase } from "@leadgen/db/testing";
import { apiDeps, system } from "@leadgen/testkit";
import { makeWorker } from "@leadgen/testkit/make";
import { describe, expect, inject, test, vi } from "vitest";
import { createApi } from "../src/index.ts";
import { get, send } from "./http.ts";
import { claimed, runningCampaign } from "./pipeline.ts";

const READY = "/api/v1/health/ready";

describe("health", () => {
  test("says that the process is alive, to everybody", async () => {
    await using w = await system({ api: {} });
    const response = await get(w, "/api/v1/health/live", { token: null });
    expect(await response.json()).toEqual({ status: "success", data: { live: true } });
  });

  test("reports the database, migrations, workers and the breaker", async () => {
    await using w = await system({ api: {} });
    await w.tx((tx) => registerWorker(tx, { name: "one", concurrency: 1 }));
    const response = await get(w, "/api/v1/health", { token: null });
    expect(await response.json()).toEqual({
      status: "success",
      data: {
        database: "up",
        pendingMigrations: [],
        workers: 1,
        heartbeatAgeSeconds: expect.any(Number),
        commitsWaitSeconds: 0,
        breaker: "CLOSED",
        ready: true,
      },
    });
  });

  test("is ready once a worker has sent a heartbeat, and not before", async () => {
    await using w = await system({ api: {} });
    const early = await get(w, READY, { token: null });
    expect(early.status).toBe(503);
    expect(await early.json()).toMatchObject({
      error: {
        code: "UNAVAILABLE",
        message: expect.stringMatching(/make worker/),
        details: { database: "up", workers: 0, heartbeatAgeSeconds: null, ready: false },
      },
    });
    const { jobId } = await runningCampaign(w);
    await claimed(w, jobId);
    expect((await get(w, READY, { token: null })).status).toBe(200);
  });

  test("is not ready when all workers are silent, and says for how long", async () => {
    await using w = await system({ api: {} });
    await w.tx((tx) => registerWorker(tx, { name: "one", concurrency: 1 }));
    await w.rows("UPDATE worker SET beat_at = now() - interval '2 minutes'");
    const response = await get(w, READY, { token: null });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      error: { message: expect.stringMatching(/heard 120 s ago/), details: { workers: 0 } },
    });
    expect((await get(w, "/api/v1/health", { token: null })).status).toBe(200);
  });

  test("counts each worker as alive by its own limit, independently of the others'", async () => {
    await using w = await system({ api: {} });
    const patient = { name: "patient", concurrency: 1, heartbeatMs: 20_000, silentMs: 60_000 };
    const patientId = await w.tx((tx) => registerWorker(tx, patient));
    const quick = { name: "quick", concurrency: 1, heartbeatMs: 1_000, silentMs: 5_000 };
    const quickId = await w.tx((tx) => registerWorker(tx, quick));
    const silentFor = (seconds: number) =>
      w.rows("UPDATE worker SET beat_at = now() - make_interval(secs => $1)", [seconds]);
    const sweep = () => w.tx((tx) => rescueJobs(tx, { seconds: 600, gapSeconds: 3.5 }));
    const ready = async () => (await get(w, READY, { token: null })).status;

    const lost: string[][] = [];
    for (const seconds of [1, 19, 59]) {
      await silentFor(seconds);
      expect(await ready()).toBe(200);
      lost.push((await sweep()).workersLost);
    }
    expect(lost).toEqual([[], [quickId], []]);
    expect(await w.call.queue.status()).toMatchObject({ workersAlive: 1 });
    await silentFor(61);
    expect(await ready()).toBe(503);
    expect((await sweep()).workersLost).toEqual([patientId]);
  });

  test("is not ready, and says so, on a database from before workers wrote their limits", async () => {
    await using w = await system({ api: {} });
    await w.rows("ALTER TABLE worker DROP COLUMN heartbeat_ms, DROP COLUMN silent_ms");
    await w.rows("DELETE FROM _prisma_migrations WHERE migration_name LIKE '0009%'");
    const response = await get(w, READY, { token: null });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      error: { message: expect.stringMatching(/lacks 0009_worker_limits: run `make migrate`/) },
    });
  });

  test("is not ready on a database that lacks a migration, or everything", async () => {
    await using w = await system({ api: {} });
    await w.tx((tx) => registerWorker(tx, { name: "one", concurrency: 1 }));
    await w.rows("DELETE FROM _prisma_migrations WHERE migration_name LIKE '0003%'");
    const behind = await get(w, READY, { token: null });
    expect(behind.status).toBe(503);
    expect(await behind.json()).toMatchObject({
      error: { message: expect.stringMatching(/lacks 0003_do_not_contact: run `make migrate`/) },
    });
    await w.rows("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    const empty = await get(w, READY, { token: null });
    expect(empty.status).toBe(503);
    expect(await empty.json()).toMatchObject({
      error: { message: expect.stringMatching(/lacks 0001_init/) },
    });
  });

  test("is not ready when the database is gone, and ready again by itself", async () => {
    await using proxy = await cuttable(inject("testServer").url);
    await using db = await testDatabase();
    const pool = createPool(proxy.to(db.url), { applicationName: "leadgen-health-test" });
    const api = createApi(apiDeps(pool));
    const ready = () => get({ api }, READY, { token: null });
    try {
      await makeWorker(autocommit(pool), { silentMs: 600_000 });
      expect((await ready()).status).toBe(200);
      for (const way of ["cut", "freeze"] as const) {
        proxy[way]();
        expect((await ready()).status).toBe(503);
        expect((await get({ api }, "/api/v1/health", { token: null })).status).toBe(503);
        expect((await get({ api }, "/api/v1/health/live", { token: null })).status).toBe(200);
        proxy.restore();
        await vi.waitUntil(async () => (await ready()).status === 200, { timeout: 60_000, interval: 50 });
      }
    } finally {
      proxy.restore();
      await pool.end();
    }
  });

  test("takes GET only", async () => {
    await using w = await system({ api: {} });
    expect((await send(w, "/api/v1/health", { method: "POST" })).status).toBe(405);
  });

  test("gives up soon when no connection is available", async () => {
    await using w = await system({ api: {} });
    const clients = await Promise.all(Array.from({ length: 10 }, () => w.pool.connect()));
    try {
      const response = await get(w, "/api/v1/health", { token: null });
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({ error: { message: "The database does not answer." } });
    } finally {
      for (const client of clients) client.release();
    }
  });
});
