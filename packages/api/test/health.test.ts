import { registerWorker } from "@leadgen/core/engine";
import { describe, expect, test } from "vitest";
import { get, send } from "./http.ts";
import { claimed, runningCampaign, world } from "./world.ts";

describe("health", () => {
  test("tells that the process lives, to everybody", async () => {
    await using w = await world();
    const response = await get(w, "/api/v1/health/live", { token: null });
    expect(await response.json()).toEqual({ status: "success", data: { live: true } });
  });

  test("tells that the database is up and how many workers are alive", async () => {
    await using w = await world();
    await w.tx((tx) => registerWorker(tx, { name: "one", concurrency: 1 }));
    const response = await get(w, "/api/v1/health", { token: null });
    expect(await response.json()).toEqual({ status: "success", data: { database: "up", workers: 1 } });
  });

  test("is ready when a worker's heart beats, and not before", async () => {
    await using w = await world();
    const early = await get(w, "/api/v1/health/ready", { token: null });
    expect(early.status).toBe(503);
    expect(await early.json()).toMatchObject({
      error: { code: "UNAVAILABLE", message: expect.stringMatching(/make worker/) },
    });
    const { jobId } = await runningCampaign(w);
    await claimed(w, jobId);
    expect((await get(w, "/api/v1/health/ready", { token: null })).status).toBe(200);
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
