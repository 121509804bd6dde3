import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { hostname } from "node:os";
import { json } from "node:stream/consumers";
import { openBreaker } from "@leadgen/core/outreach";
import { transaction } from "@leadgen/db";
import { expect, test } from "vitest";
import { readEnv, startWorker } from "../src/index.ts";
import { newSystem, until } from "./support/system.ts";

test("an opening is told to the webhook while the breaker is OPEN, again if the webhook fails at first", async () => {
  await using system = await newSystem();
  const heard = Promise.withResolvers<{ text: string; event: { kind: string; epoch: number } }>();
  let calls = 0;
  await using webhook = createServer(async (request, response) => {
    const body = (await json(request)) as Awaited<typeof heard.promise>;
    response.writeHead(++calls === 1 ? 500 : 200).end();
    if (calls > 1) heard.resolve(body);
  });
  await new Promise<void>((resolve) => webhook.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(webhook.address() as AddressInfo).port}/hook`;

  await transaction(system.pool, (tx) =>
    openBreaker(tx, { actor: "operator:ada", reason: "Friday evening" }),
  );
  const webhookEnv = { ALERT_WEBHOOK_URL: url, ALERT_WEBHOOK_ALLOW_INTERNAL: "true" };
  await using _worker = startWorker(readEnv({ ...system.env, ...webhookEnv }));
  expect(await heard.promise).toMatchObject({
    text: expect.stringMatching(/OPENED \(epoch 1\) by operator:ada: Friday evening/),
    event: { kind: "OPENED", epoch: 1 },
  });
  await until(system, "SELECT count(*) = 0 FROM graphile_worker.jobs");
});

test("an alert to a name that leads inside is not sent, is tried ten times at most, and leaves the host but no secret", async () => {
  await using system = await newSystem();
  let connections = 0;
  await using inside = createServer().on("connection", () => connections++);
  await new Promise<void>((resolve) => inside.listen(0, resolve));
  const { port } = inside.address() as AddressInfo;
  // A machine's own name is written like any other, and leads to the machine if it leads anywhere.
  const url = `http://${hostname()}.:${port}/canary-path?token=canary-query`;

  await transaction(system.pool, (tx) => openBreaker(tx, { actor: "operator:ada", reason: "Friday" }));
  await using _worker = startWorker(readEnv({ ...system.env, ALERT_WEBHOOK_URL: url }));
  const failed = await until<{ attempts: number; max_attempts: number; last_error: string }>(
    system,
    "SELECT attempts, max_attempts, last_error FROM graphile_worker.jobs",
    (row) => row.last_error !== null,
  );
  expect(failed).toMatchObject({ attempts: 1, max_attempts: 10 });
  expect(failed.last_error).toContain(`The alert was not sent to ${hostname().toLowerCase()}.: `);
  expect(failed.last_error).not.toMatch(/canary/);
  expect(connections).toBe(0);
});
