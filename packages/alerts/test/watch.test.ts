import { type TestDatabase, testDatabase } from "@leadgen/db/testing";
import { httpReceiver } from "@leadgen/testkit/receivers";
import { expect, test } from "vitest";
import { type AlertsConfig, startSender, startWatch } from "../src/index.ts";

const CONFIG: AlertsConfig = { publicUrl: undefined, reminderMs: 3_600_000, retryMs: 50, silenceMs: 1_000 };

const webhook = (url: string): AlertsConfig => ({
  ...CONFIG,
  webhook: { variable: "ALERT_WEBHOOK_URL", url, allowInternal: true, secret: undefined },
});

function options({ pool }: TestDatabase, config: AlertsConfig) {
  const cutOff = new AbortController();
  const nothing = () => {};
  return { pool, config, cutOff: cutOff.signal, onDelivered: nothing, onFailed: nothing, onTrouble: nothing };
}

const kindsOf = (bodies: readonly { body: string }[]): string[] =>
  bodies.map(({ body }) => JSON.parse(body).kind);

test("a web process alerts once that no worker is alive, and once more at the next absence", async () => {
  await using database = await testDatabase();
  await using hook = await httpReceiver();
  const noticed: string[] = [];
  const watch = startWatch({
    ...options(database, webhook(hook.url)),
    name: "web",
    onNoticed: ({ kind }) => noticed.push(kind),
  });
  await using _stopped = { [Symbol.asyncDispose]: () => watch.stop() };
  await hook.until(() => hook.taken.length === 1);
  expect(JSON.parse(hook.taken[0]?.body ?? "")).toMatchObject({
    kind: "NO_WORKER",
    text: expect.stringContaining("None has ever been heard."),
  });
  await database.pool.query(
    "INSERT INTO worker (name, concurrency, beat_at, stopped_at) VALUES ('gone', 1, now() - interval '1 hour', now())",
  );
  await hook.until(() => hook.taken.length === 2);
  expect(noticed).toEqual(["NO_WORKER", "NO_WORKER"]);
});

test("while a worker is alive, a web process does not alert, and sends what the worker cannot deliver", async () => {
  await using database = await testDatabase();
  await using hook = await httpReceiver();
  await database.pool.query(
    "INSERT INTO worker (name, concurrency, beat_at) VALUES ('alive', 1, now() + interval '1 hour')",
  );
  await database.pool.query(
    "INSERT INTO alert (kind, occasion, asked_by, created_at) VALUES ('TEST', 'TEST', 'ada', now() - interval '1 minute')",
  );
  // This worker's receiver is down.
  const sender = startSender({
    ...options(database, { ...webhook("http://127.0.0.1:2/"), retryMs: 3_600_000 }),
    role: "WORKER",
    name: "worker:alive",
  });
  await using _sender = { [Symbol.asyncDispose]: () => sender.stop() };
  const watch = startWatch({ ...options(database, webhook(hook.url)), name: "web", onNoticed: () => {} });
  await using _watch = { [Symbol.asyncDispose]: () => watch.stop() };
  await hook.until(() => kindsOf(hook.taken).includes("UNDELIVERED"));
  expect(kindsOf(hook.taken)).toEqual(["UNDELIVERED"]);
});
