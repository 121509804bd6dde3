import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { openBreaker } from "@leadgen/core/engine";
import { transaction } from "@leadgen/db";
import { expect, test } from "vitest";
import { readEnv, startWorker } from "../src/index.ts";
import { newWorld, until } from "./support/world.ts";

test("an opening is told to the webhook while the breaker is OPEN, again if the webhook fails at first", async () => {
  await using world = await newWorld();
  const heard = Promise.withResolvers<{ text: string; event: { kind: string; epoch: number } }>();
  let calls = 0;
  await using webhook = createServer(async (request, response) => {
    const body = (await json(request)) as Awaited<typeof heard.promise>;
    response.writeHead(++calls === 1 ? 500 : 200).end();
    if (calls > 1) heard.resolve(body);
  });
  await new Promise<void>((resolve) => webhook.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(webhook.address() as AddressInfo).port}/hook`;

  await transaction(world.db.pool, (tx) =>
    openBreaker(tx, { actor: "operator:ada", reason: "Friday evening" }),
  );
  await using _worker = startWorker(readEnv({ ...world.env, ALERT_WEBHOOK_URL: url, LOG_LEVEL: "silent" }));
  expect(await heard.promise).toMatchObject({
    text: expect.stringMatching(/OPENED \(epoch 1\) by operator:ada: Friday evening/),
    event: { kind: "OPENED", epoch: 1 },
  });
  await until(world, "SELECT count(*) = 0 FROM graphile_worker.jobs");
});
