import { describe, expect } from "vitest";
import { only } from "../../src/engine/parts/tx.ts";
import { beginProbe, finishProbe, openBreaker } from "../../src/outreach/index.ts";
import { FAILURE } from "../support/calls.ts";
import { type CoreSystem, newSystem } from "../support/core-system.ts";
import { it } from "../support/it.ts";
import { contents } from "../support/rows.ts";

const probe = { provider: "PERPLEXITY", endpoint: "v1/responses", actor: "operator:ada" } as const;
const callOf = async (system: CoreSystem, id: string) =>
  only(await system.db.query("SELECT * FROM provider_call WHERE id = $1", [id]));

describe("a probe", () => {
  it("is recorded as the operator's own call", async ({ system }) => {
    const callId = await beginProbe(system.db, probe);
    expect(await callOf(system, callId)).toMatchObject({
      purpose: "PROBE",
      actor: "operator:ada",
      outcome: null,
    });
    await finishProbe(system.db, { callId, meta: { httpStatus: 200, requestId: "req_9" } });
    expect(await callOf(system, callId)).toMatchObject({
      outcome: "SUCCEEDED",
      http_status: 200,
      provider_request_id: "req_9",
      kept: false,
    });
  });

  it("that fails opens nothing", async ({ system }) => {
    const { breaker, events } = await contents(system);
    const callId = await beginProbe(system.db, probe);
    await finishProbe(system.db, { callId, meta: {}, failure: FAILURE });
    const row = { outcome: "FAILED", failure_kind: "QUOTA_EXHAUSTED", http_status: 401 };
    expect(await callOf(system, callId)).toMatchObject(row);
    expect(await contents(system)).toMatchObject({ breaker, events });
  });

  it("is allowed while OPEN, and its success closes nothing", async () => {
    await using system = await newSystem();
    await system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" }));
    const { breaker, events } = await contents(system);
    const callId = await beginProbe(system.db, probe);
    await finishProbe(system.db, { callId, meta: { httpStatus: 200 } });
    expect(await contents(system)).toMatchObject({ breaker, events });
  });

  it("finished twice keeps the first outcome", async ({ system }) => {
    const callId = await beginProbe(system.db, probe);
    await finishProbe(system.db, { callId, meta: {}, failure: FAILURE });
    const before = await contents(system);
    await finishProbe(system.db, { callId, meta: { httpStatus: 200 } });
    expect(await contents(system)).toEqual(before);
  });
});
