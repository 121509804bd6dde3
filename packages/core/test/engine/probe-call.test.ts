import { describe, expect } from "vitest";
import { only } from "../../src/engine/parts/tx.ts";
import { beginProbe, finishProbe, openBreaker } from "../../src/outreach/index.ts";
import { FAILURE } from "../support/calls.ts";
import { it } from "../support/it.ts";
import { contents } from "../support/rows.ts";
import { newWorld, type World } from "../support/world.ts";

const probe = { provider: "PERPLEXITY", endpoint: "v1/responses", actor: "operator:ada" } as const;
const callOf = async (world: World, id: string) =>
  only(await world.db.query("SELECT * FROM provider_call WHERE id = $1", [id]));

describe("a probe", () => {
  it("is recorded as the operator's own call", async ({ world }) => {
    const callId = await beginProbe(world.db, probe);
    expect(await callOf(world, callId)).toMatchObject({
      purpose: "PROBE",
      actor: "operator:ada",
      outcome: null,
    });
    await finishProbe(world.db, { callId, meta: { httpStatus: 200, requestId: "req_9" } });
    expect(await callOf(world, callId)).toMatchObject({
      outcome: "SUCCEEDED",
      http_status: 200,
      provider_request_id: "req_9",
      kept: false,
    });
  });

  it("that fails opens nothing", async ({ world }) => {
    const { breaker, events } = await contents(world);
    const callId = await beginProbe(world.db, probe);
    await finishProbe(world.db, { callId, meta: {}, failure: FAILURE });
    const row = { outcome: "FAILED", failure_kind: "QUOTA_EXHAUSTED", http_status: 401 };
    expect(await callOf(world, callId)).toMatchObject(row);
    expect(await contents(world)).toMatchObject({ breaker, events });
  });

  it("is allowed while OPEN, and its success closes nothing", async () => {
    await using world = await newWorld();
    await world.run((tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" }));
    const { breaker, events } = await contents(world);
    const callId = await beginProbe(world.db, probe);
    await finishProbe(world.db, { callId, meta: { httpStatus: 200 } });
    expect(await contents(world)).toMatchObject({ breaker, events });
  });

  it("finished twice keeps the first outcome", async ({ world }) => {
    const callId = await beginProbe(world.db, probe);
    await finishProbe(world.db, { callId, meta: {}, failure: FAILURE });
    const before = await contents(world);
    await finishProbe(world.db, { callId, meta: { httpStatus: 200 } });
    expect(await contents(world)).toEqual(before);
  });
});
