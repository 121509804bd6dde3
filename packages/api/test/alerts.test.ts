import { system } from "@leadgen/testkit";
import { describe, expect, test } from "vitest";
import { expectRefused } from "./refused.ts";

describe("acknowledging", () => {
  test("is shown by the cause card, keeps the first person's name, and does not change the breaker", async () => {
    await using w = await system({ api: {} });
    const { epoch } = await w.call.queue.open({ reason: "Holiday" });
    const before = await w.rows("SELECT * FROM breaker");
    expect((await w.call.queue.cause())?.acknowledged).toBeNull();
    const first = await w.call.queue.acknowledge({ epoch });
    expect(first).toEqual({ epoch, at: expect.any(Date), by: "operator" });
    await w.rows("UPDATE breaker_acknowledgement SET actor = 'ada@example.com'");
    expect(await w.call.queue.acknowledge({ epoch })).toEqual({ ...first, by: "ada@example.com" });
    expect((await w.call.queue.cause())?.acknowledged).toEqual({ at: first.at, by: "ada@example.com" });
    expect(await w.rows("SELECT * FROM breaker")).toEqual(before);
  });

  test("counts for one opening only: the next one is not acknowledged, and needs its own epoch", async () => {
    await using w = await system({ api: {} });
    await expectRefused(w.call.queue.acknowledge({ epoch: 0 }), "BREAKER_CLOSED");
    const { epoch } = await w.call.queue.open({ reason: "Holiday" });
    await w.call.queue.acknowledge({ epoch });
    await w.call.queue.close({ epoch, reason: "Back" });
    await w.call.queue.open({ reason: "Holiday again" });
    expect((await w.call.queue.cause())?.acknowledged).toBeNull();
    await expectRefused(w.call.queue.acknowledge({ epoch }), "STALE_EPOCH");
    expect(await w.rows("SELECT count(*)::int FROM breaker_acknowledgement")).toEqual([{ count: 1 }]);
  });
});

describe("the delivery log", () => {
  test("lists alerts with their delivery on each channel, the latest first, page by page", async () => {
    await using w = await system({ api: {} });
    await w.call.queue.open({ reason: "Holiday" });
    const asked = await w.call.alert.test();
    await w.rows(
      `INSERT INTO alert_delivery (alert_id, channel, status, tries, sender, last_error, finished_at)
       SELECT id, 'EMAIL'::alert_channel, 'DELIVERED'::alert_delivery_status, 2, 'worker:1', 'The mail was not taken by mail.example.com: ECONNECTION.', now() FROM alert WHERE kind = 'OPENED'
       UNION ALL SELECT id, 'WEBHOOK', 'PENDING', 0, NULL, NULL, NULL FROM alert WHERE kind = 'OPENED'`,
    );
    const first = await w.call.alert.list({ limit: 1 });
    expect(first.items).toMatchObject([
      { id: asked.id, kind: "TEST", askedBy: "operator", epoch: null, deliveries: [] },
    ]);
    const rest = await w.call.alert.list({ cursor: first.nextCursor });
    expect(rest).toMatchObject({
      items: [
        {
          kind: "OPENED",
          epoch: 1,
          reason: "Holiday",
          deliveries: [
            { channel: "WEBHOOK", status: "PENDING", nextTryAt: expect.any(Date), finishedAt: null },
            {
              channel: "EMAIL",
              status: "DELIVERED",
              tries: 2,
              nextTryAt: null,
              finishedAt: expect.any(Date),
            },
          ],
        },
      ],
      nextCursor: null,
    });
  });
});
