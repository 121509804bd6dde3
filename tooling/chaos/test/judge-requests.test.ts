import { describe, expect, it } from "vitest";
import { type CallRow, type Evidence, judgeRequests } from "../src/judge/judge-requests.ts";
import type { SeenRequest } from "../src/judge/provider-log.ts";

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 12) + second * 1_000);

const CALL: CallRow = {
  provider: "MILLIONVERIFIER",
  endpoint: "GET /api/v3",
  effect: true,
  kept: true,
  startedAt: at(1),
  endedAt: at(3),
  email: "ada@rederi.example",
  firstName: null,
  lastName: null,
  title: null,
  name: null,
  domain: null,
};

const REQUEST: SeenRequest = {
  provider: "MILLIONVERIFIER",
  endpoint: "GET /api/v3",
  at: at(2),
  subject: "ada@rederi.example",
  works: ["VERIFY ada@rederi.example"],
};

const judge = (evidence: Partial<Evidence>) =>
  judgeRequests({ requests: [REQUEST], calls: [CALL], outages: [], ...evidence });

describe("the providers' log against the ledger", () => {
  it("has no complaint when each request has its intent and its work was done once", () => {
    expect(judge({})).toEqual([]);
  });

  it("complains of a request without an intent of its own lead", () => {
    expect(judge({ calls: [] })).toEqual([expect.stringContaining("sent without an intent")]);
    expect(judge({ calls: [{ ...CALL, email: "bo@rederi.example" }] })).toEqual([
      expect.stringContaining("sent without an intent"),
    ]);
  });

  it("complains of work that was done twice when every call about it was kept", () => {
    const requests = [REQUEST, REQUEST];
    expect(judge({ requests, calls: [CALL, CALL] })).toEqual([expect.stringContaining("done 2 times")]);
    expect(judge({ requests, calls: [{ ...CALL, kept: false }, CALL] })).toEqual([]);
  });

  it("lets colleagues with the same title be researched once each", () => {
    const call: CallRow = {
      ...CALL,
      ...{ provider: "PERPLEXITY", endpoint: "POST /v1/responses", title: "CTO", name: "Rederi" },
    };
    const request: SeenRequest = {
      ...REQUEST,
      ...{ provider: "PERPLEXITY", endpoint: call.endpoint, subject: "Rederi||CTO" },
      works: ["RESEARCH Rederi||CTO"],
    };
    const requests = [request, request];
    expect(judge({ requests, calls: [call, { ...call, email: "bo@rederi.example" }] })).toEqual([]);
    expect(judge({ requests, calls: [call, call] })).toEqual([expect.stringContaining("done 2 times")]);
  });

  it("complains of an address that was added twice even when the ledger explains it", () => {
    const request: SeenRequest = {
      ...REQUEST,
      provider: "INSTANTLY",
      endpoint: "POST /api/v2/leads/add",
      works: ["HAND_OVER ada@rederi.example"],
    };
    const call: CallRow = { ...CALL, provider: "INSTANTLY", endpoint: request.endpoint, kept: false };
    expect(judge({ requests: [request, request], calls: [call, call] })).toEqual([
      expect.stringContaining("done 2 times"),
    ]);
  });

  it("complains of a request sent while OPEN, unless its call was under way", () => {
    const outages = [{ epoch: 1, opened: at(1.5), closed: at(9) }];
    expect(judge({ outages })).toEqual([]);
    expect(judge({ outages, calls: [{ ...CALL, startedAt: at(1.7) }] })).toEqual([
      expect.stringContaining("sent while OPEN in epoch 1"),
    ]);
  });
});
