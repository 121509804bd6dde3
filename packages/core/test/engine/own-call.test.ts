import { makeCampaign } from "@leadgen/testkit/make";
import { describe, expect } from "vitest";
import { only } from "../../src/engine/parts/tx.ts";
import {
  beginOwnCall,
  deleteCampaign,
  finishOwnCall,
  openBreaker,
  readUnsettledCall,
} from "../../src/outreach/index.ts";
import { FAILURE } from "../support/calls.ts";
import { type CoreSystem, newSystem } from "../support/core-system.ts";
import { it } from "../support/it.ts";
import { contents } from "../support/rows.ts";

const probe = { purpose: "PROBE", provider: "PERPLEXITY", actor: "operator:ada" } as const;
const callOf = async (system: CoreSystem, id: string) =>
  only(await system.db.query("SELECT * FROM provider_call WHERE id = $1", [id]));

describe("a probe", () => {
  it("is recorded as the operator's own call", async ({ system }) => {
    const callId = await beginOwnCall(system.db, probe);
    expect(await callOf(system, callId)).toMatchObject({
      purpose: "PROBE",
      actor: "operator:ada",
      outcome: null,
    });
    await finishOwnCall(system.db, { callId, meta: { httpStatus: 200, requestId: "req_9" } });
    expect(await callOf(system, callId)).toMatchObject({
      outcome: "SUCCEEDED",
      http_status: 200,
      provider_request_id: "req_9",
      kept: false,
    });
  });

  it("opens nothing when it fails", async ({ system }) => {
    const { breaker, events } = await contents(system);
    const callId = await beginOwnCall(system.db, probe);
    await finishOwnCall(system.db, { callId, meta: {}, failure: FAILURE });
    const row = { outcome: "FAILED", failure_kind: "QUOTA_EXHAUSTED", http_status: 401 };
    expect(await callOf(system, callId)).toMatchObject(row);
    expect(await contents(system)).toMatchObject({ breaker, events });
  });

  it("is allowed while OPEN, and its success closes nothing", async () => {
    await using system = await newSystem();
    await system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" }));
    const { breaker, events } = await contents(system);
    const callId = await beginOwnCall(system.db, probe);
    await finishOwnCall(system.db, { callId, meta: { httpStatus: 200 } });
    expect(await contents(system)).toMatchObject({ breaker, events });
  });

  it("keeps the first outcome when it is finished twice", async ({ system }) => {
    const callId = await beginOwnCall(system.db, probe);
    await finishOwnCall(system.db, { callId, meta: {}, failure: FAILURE });
    const before = await contents(system);
    await finishOwnCall(system.db, { callId, meta: { httpStatus: 200 } });
    expect(await contents(system)).toEqual(before);
  });
});

describe("a person's own call that changes nothing", () => {
  it("is refused while OPEN, and leaves no row", async () => {
    await using system = await newSystem();
    await system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" }));
    for (const purpose of ["ANALYTICS", "PREVIEW_SEARCH", "CREDITS", "SENDERS", "SENDING_STATUS"] as const) {
      const provider = purpose === "PREVIEW_SEARCH" || purpose === "CREDITS" ? "APOLLO" : "INSTANTLY";
      const asked = system.tx((tx) => beginOwnCall(tx, { purpose, provider, actor: "user:ada" }));
      await expect(asked).rejects.toMatchObject({ code: "BREAKER_OPEN", details: { epoch: 1 } });
    }
    expect(await system.db.query("SELECT 1 FROM provider_call")).toEqual([]);
  });

  it("does not keep its campaign from being deleted while it is under way; a change does", async ({
    system,
  }) => {
    const { id: campaignId } = await makeCampaign(system.db, { status: "CREATED" });
    const about = { provider: "INSTANTLY", actor: "user:ada", campaignId } as const;
    const callId = await system.tx((tx) => beginOwnCall(tx, { purpose: "ANALYTICS", ...about }));
    const pausing = await system.tx((tx) => beginOwnCall(tx, { purpose: "PAUSE_SENDING", ...about }));
    const remove = () => system.tx((tx) => deleteCampaign(tx, { id: campaignId, actor: "user:ada" }));
    await expect(remove()).rejects.toMatchObject({ code: "WRONG_STATE" });
    await system.tx((tx) => finishOwnCall(tx, { callId: pausing, meta: {} }));
    await remove();
    await system.tx((tx) => finishOwnCall(tx, { callId, meta: {} }));
    expect(await system.db.query("SELECT 1 FROM provider_call WHERE id = $1", [callId])).toEqual([]);
  });

  it("is REJECTED with the provider's message if the provider refuses it", async ({ system }) => {
    const callId = await beginOwnCall(system.db, {
      ...{ purpose: "SENDERS", provider: "INSTANTLY", actor: "user:ada" },
    });
    await finishOwnCall(system.db, { callId, meta: { httpStatus: 400 }, refusal: "No such workspace." });
    expect(await callOf(system, callId)).toMatchObject({
      ...{ outcome: "REJECTED", message: "No such workspace.", http_status: 400, failure_kind: null },
    });
  });
});

describe("a person's change", () => {
  const activation = async (system: CoreSystem) => {
    const { id: campaignId } = await makeCampaign(system.db);
    const same = { purpose: "ACTIVATE", provider: "INSTANTLY", campaignId } as const;
    return {
      begin: (more: { lookedAt?: string | undefined; looks?: boolean } = {}) =>
        system.tx((tx) => beginOwnCall(tx, { ...same, actor: "user:ada", ...more })),
      finish: (callId: string, end: { failure?: typeof FAILURE; refusal?: string } = {}) =>
        system.tx((tx) => finishOwnCall(tx, { callId, meta: {}, ...end })),
      unsettled: () => system.tx((tx) => readUnsettledCall(tx, same)),
    };
  };

  it("is recorded as an effect, with its campaign", async ({ system }) => {
    const { begin, unsettled } = await activation(system);
    expect(await unsettled()).toBeNull();
    expect(await callOf(system, await begin())).toMatchObject({
      ...{ purpose: "ACTIVATE", effect: true, actor: "user:ada", job_id: null },
      campaign_id: expect.any(String),
      endpoint: "POST /api/v2/campaigns/{id}/activate",
    });
  });

  it("is begun once by many concurrent callers", async () => {
    await using system = await newSystem();
    const { begin } = await activation(system);
    const ends = await Promise.allSettled(Array.from({ length: 8 }, () => begin()));
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const end of ends) {
      if (end.status === "rejected") expect(end.reason).toMatchObject({ code: "WRONG_STATE" });
    }
    expect(await system.db.query("SELECT 1 FROM provider_call")).toHaveLength(1);
  });

  it.for([
    ["succeeded", {}],
    ["was refused", { refusal: "No accounts." }],
  ] as const)("that %s may be repeated without a look-up", async ([, end], { system }) => {
    const { begin, finish, unsettled } = await activation(system);
    await finish(await begin(), end);
    expect(await unsettled()).toBeNull();
    await begin();
  });

  it("that failed can't be repeated until its effect was looked up", async ({ system }) => {
    const { begin, finish, unsettled } = await activation(system);
    const first = await begin();
    await finish(first, { failure: FAILURE });
    await expect(begin()).rejects.toMatchObject({ code: "WRONG_STATE" });
    expect(await unsettled()).toBe(first);
    const look = await begin({ looks: true });
    expect(await callOf(system, look)).toMatchObject({
      ...{ effect: false, endpoint: "GET /api/v2/campaigns/{id}" },
    });
    const second = await begin({ lookedAt: first });
    await finish(second, { failure: FAILURE });
    await expect(begin({ lookedAt: first })).rejects.toMatchObject({ code: "WRONG_STATE" });
  });

  it("can't be repeated while it is under way; after its patience it is UNKNOWN and is looked up", async ({
    system,
  }) => {
    const { begin, finish, unsettled } = await activation(system);
    const first = await begin();
    await expect(unsettled()).rejects.toMatchObject({ code: "WRONG_STATE" });
    await system.db.query(
      "UPDATE provider_call SET started_at = now() - interval '121 seconds' WHERE id = $1",
      [first],
    );
    expect(await unsettled()).toBe(first);
    expect(await callOf(system, first)).toMatchObject({ outcome: "UNKNOWN" });
    await begin({ lookedAt: first });
    await finish(first);
    expect(await callOf(system, first)).toMatchObject({ outcome: "SUCCEEDED" });
  });

  it("may pause the sending and look it up while OPEN, but not activate it", async () => {
    await using system = await newSystem();
    const { id: campaignId } = await makeCampaign(system.db);
    await system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" }));
    const begin = (purpose: "ACTIVATE" | "PAUSE_SENDING" | "SET_UP_SENDING", looks: boolean) =>
      system.tx((tx) =>
        beginOwnCall(tx, { purpose, provider: "INSTANTLY", campaignId, actor: "user:ada", looks }),
      );
    await begin("PAUSE_SENDING", false);
    await begin("PAUSE_SENDING", true);
    for (const purpose of ["ACTIVATE", "SET_UP_SENDING"] as const) {
      await expect(begin(purpose, false)).rejects.toMatchObject({ code: "BREAKER_OPEN" });
      await expect(begin(purpose, true)).rejects.toMatchObject({ code: "BREAKER_OPEN" });
    }
  });
});
