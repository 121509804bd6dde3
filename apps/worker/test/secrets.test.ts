import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tablesWith } from "@leadgen/db/testing";
import { PROVIDER_NAMES } from "@leadgen/simulator";
import { startWorkerProcess } from "@leadgen/testkit/process";
import { expect, test } from "vitest";
import { ALL_OVER, closeAsOperator, IS_OPEN, newSystem, runningCampaign, until } from "./support/system.ts";

/** Found nowhere but where it is put. */
const CANARY = "canary-5e1d7c40b9";

/** The ways in which an error could carry a request's URL or headers along: refused, broken off, not understood. */
const FAULTS = ["unauthorized", "connection-reset", "malformed-json"] as const;

test("no key of a provider and no part of the webhook's URL gets into logs or rows, whatever fails", async () => {
  await using system = await newSystem();
  await using webhook = createServer((_, response) => void response.writeHead(500).end(CANARY));
  await new Promise<void>((resolve) => webhook.listen(0, "127.0.0.1", resolve));
  const { port } = webhook.address() as AddressInfo;
  const keys = PROVIDER_NAMES.map((name) => [`${name.toUpperCase()}_API_KEY`, `${CANARY}-${name}`]);
  await using worker = await startWorkerProcess({
    ...system.env,
    ...Object.fromEntries(keys),
    ALERT_WEBHOOK_URL: `http://127.0.0.1:${port}/${CANARY}?token=${CANARY}`,
    ALERT_WEBHOOK_ALLOW_INTERNAL: "true",
  });

  for (const provider of PROVIDER_NAMES) {
    for (const fault of FAULTS) {
      system.simulator.setFault({ provider, fault, times: 1 });
      await runningCampaign(system, 2);
      await until(system, IS_OPEN);
      system.simulator.clearFaults();
      await closeAsOperator(system);
      await until(system, ALL_OVER);
    }
  }
  const alerts = "SELECT count(*) >= 5 FROM graphile_worker.jobs WHERE last_error IS NOT NULL";
  await until(system, alerts);
  await worker.end("SIGTERM");

  expect(await system.rows("SELECT count(*)::int FROM breaker_event WHERE kind = 'OPENED'")).toEqual([
    { count: PROVIDER_NAMES.length * FAULTS.length },
  ]);
  expect(worker.printed()).toContain("send_alert");
  expect(worker.printed()).not.toContain(CANARY);
  expect(await tablesWith(system.pool, CANARY)).toEqual([]);
});
