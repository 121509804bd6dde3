import { registerWorker } from "@leadgen/core/outreach";
import { createPool, transaction } from "@leadgen/db";
import { cuttable, testDatabase } from "@leadgen/db/testing";
import { describe, expect, inject, test, vi } from "vitest";
import { createApi } from "../src/index.ts";
import { get, send } from "./http.ts";
import { claimed, dependencies, runningCampaign, world } from "./world.ts";

const READY = "/api/v1/health/ready";

describe("health", () => {
  test("tells that the process lives, to everybody", async () => {
    await using w = await world();
    const response = await get(w, "/api/v1/health/live", { token: null });
    expect(await response.json()).toEqual({ status: "success", data: { live: true } });
  });

  test("tells what is known: database, migrations, workers, the breaker", async () => {
    await using w = await world();
    await w.tx((tx) => registerWorker(tx, { name: "one", concurrency: 1 }));
    const response = await get(w, "/api/v1/health", { token: null });
    expect(await response.json()).toEqual({
      status: "success",
      data: {
        database: "up",
        pendingMigrations: [],
        workers: 1,
        heartbeatAgeSeconds: expect.any(Number),
        breaker: "CLOSED",
        ready: true,
      },
    });
  });

  test("is ready when a worker's heart beats, and not before", async () => {
    await using w = await world();
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

  test("is not ready when every worker fell silent, and says for how long", async () => {
    await using w = await world();
    await w.tx((tx) => registerWorker(tx, { name: "one", concurrency: 1 }));
    await w.rows("UPDATE worker SET beat_at = now() - interval '2 minutes'");
    const response = await get(w, READY, { token: null });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      error: { message: expect.stringMatching(/heard 120 s ago/), details: { workers: 0 } },
    });
    expect((await get(w, "/api/v1/health", { token: null })).status).toBe(200);
  });

  test("is not ready on a database that lacks a migration, or everything", async () => {
    await using w = await world();
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

  test("is false when the database has gone, and true again by itself", async () => {
    await using proxy = await cuttable(inject("testServer").url);
    await using db = await testDatabase();
    const pool = createPool(proxy.to(db.url), { applicationName: "leadgen-health-test" });
    const api = createApi(dependencies(pool));
    const ready = () => get({ api }, READY, { token: null });
    try {
      await transaction(pool, (tx) => registerWorker(tx, { name: "one", concurrency: 1 }));
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
    await using w = await world();
    expect((await send(w, "/api/v1/health", { method: "POST" })).status).toBe(405);
  });

  test("gives up soon when no connection is to be had", async () => {
    await using w = await world();
    const clients = await Promise.all(Array.from({ length: 10 }, () => w.db.pool.connect()));
    try {
      const response = await get(w, "/api/v1/health", { token: null });
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({ error: { message: "The database does not answer." } });
    } finally {
      for (const client of clients) client.release();
    }
  });
});
