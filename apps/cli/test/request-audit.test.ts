import type { EndedLine, ReceivedLine } from "@leadgen/simulator";
import { expect, test } from "vitest";
import {
  addedTwice,
  begunAfter,
  paidTwice,
  type SeenRequest,
  unconfirmedWork,
} from "../src/demo/request-audit.ts";

const AT = "2026-11-22T10:00:00.000Z";

function request(ended: Partial<EndedLine>, at = AT): SeenRequest {
  const line = { seq: 1, at, provider: "openai", operation: "responses", method: "POST", path: "/" } as const;
  const received: ReceivedLine = { ...line, event: "received", keyFingerprint: null, body: null };
  return {
    received,
    ended: { ...line, event: "answered", status: 200, fault: null, workDone: null, ms: 1, ...ended },
  };
}

const mail = {
  kind: "openai.generated",
  responseId: "resp_1",
  requestKey: "of-one-lead",
  model: "m",
  inputTokens: 1,
  outputTokens: 1,
} as const;

const handOver = {
  kind: "instantly.leads-added",
  campaignId: "c1",
  leads: [{ email: "maja@returlast.example" }],
} as unknown as NonNullable<EndedLine["workDone"]>;

test("the same paid work confirmed twice is found", () => {
  const twice = [request({ workDone: mail }), request({ workDone: { ...mail, responseId: "resp_2" } })];
  expect(paidTwice(twice)).toEqual(["WRITE of-one-lead"]);
  expect(paidTwice(twice.slice(1))).toEqual([]);
});

test("work whose answer was lost counts as unconfirmed, not as paid twice", () => {
  const lost = request({ workDone: mail, event: "dropped", status: null, fault: "drop-after-work" });
  expect(paidTwice([lost, request({ workDone: mail })])).toEqual([]);
  expect(unconfirmedWork([lost, request({ workDone: mail })])).toBe(1);
});

test("a lead added twice at Instantly is found, even if one answer was lost", () => {
  const lost = request({ workDone: handOver, event: "dropped", status: null, fault: "drop-after-work" });
  expect(addedTwice([lost, request({ workDone: handOver })])).toEqual([
    "HAND_OVER maja@returlast.example into c1",
  ]);
  expect(addedTwice([lost])).toEqual([]);
});

test("a request that began after a moment is found by its arrival, not its end", () => {
  const late = request({}, "2026-11-22T10:00:01.000Z");
  expect(begunAfter(new Date("2026-11-22T10:00:00.500Z"), [request({}), late])).toEqual([late]);
});
