import { system } from "@leadgen/testkit";
import { makeCall } from "@leadgen/testkit/make";
import { expect, test } from "vitest";
import { outage } from "./pipeline.ts";

test("the last closing shows who closed, why, how many jobs resumed, and the first success since", async () => {
  await using w = await system({ api: {} });
  expect(await w.call.queue.lastClose()).toBeNull();
  const { held, campaign } = await outage(w, 3);
  expect(await w.call.queue.lastClose()).toBeNull();
  expect((await w.call.queue.cause())?.closedBefore).toBeNull();

  await w.call.queue.close({ epoch: 1, reason: "topped up" });
  const closing = { epoch: 1, closedBy: "operator", reason: "topped up", jobsResumed: 4 };
  expect(await w.call.queue.lastClose()).toMatchObject({ ...closing, firstSuccess: null });

  const ids = { jobId: held.jobId, campaignId: campaign.id };
  const call = { ...ids, provider: "OPENAI", step: "WRITE", outcome: "SUCCEEDED" } as const;
  await makeCall(w.db, call);
  await makeCall(w.db, { ...call, provider: "INSTANTLY", step: "HAND_OVER" });
  const { firstSuccess } = (await w.call.queue.lastClose()) ?? {};
  expect(firstSuccess).toMatchObject({ provider: "OPENAI", step: "WRITE", at: expect.any(Date) });

  await w.call.queue.open({ reason: "wrong text" });
  expect(await w.call.queue.lastClose()).toBeNull();
  expect((await w.call.queue.cause())?.closedBefore).toMatchObject({ by: "operator", reason: "topped up" });
});
