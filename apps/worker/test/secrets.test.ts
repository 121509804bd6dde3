import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tablesWith } from "@leadgen/db/testing";
import { PROVIDER_NAMES } from "@leadgen/simulator";
import { startWorkerProcess } from "@leadgen/testkit/process";
import { smtpReceiver } from "@leadgen/testkit/receivers";
import { expect, test } from "vitest";
import { ALL_OVER, closeAsOperator, IS_OPEN, newSystem, runningCampaign, until } from "./support/system.ts";

/** A text that must occur nowhere except where it is set. */
const CANARY = "canary-5e1d7c40b9";

/** The ways in which an error could contain a request's URL or headers: refused, interrupted, not understood. */
const FAULTS = ["unauthorized", "connection-reset", "malformed-json"] as const;

test("no key of a provider and no secret of the alerts' channels gets into logs or rows, whatever fails", async () => {
  await using system = await newSystem();
  await using webhook = createServer((_, response) => void response.writeHead(500).end(CANARY));
  await new Promise<void>((resolve) => webhook.listen(0, "127.0.0.1", resolve));
  const { port } = webhook.address() as AddressInfo;
  // The mail server's refusals repeat the password.
  await using post = await smtpReceiver();
  post.answer("refuse");
  const keys = PROVIDER_NAMES.map((name) => [`${name.toUpperCase()}_API_KEY`, `${CANARY}-${name}`]);
  await using worker = await startWorkerProcess({
    ...system.env,
    ...Object.fromEntries(keys),
    ALERT_WEBHOOK_URL: `http://127.0.0.1:${port}/${CANARY}?token=${CANARY}`,
    ALERT_WEBHOOK_SECRET: `whsec_${Buffer.from(`${CANARY}-${CANARY}`).toString("base64")}`,
    ALERT_SLACK_URL: `http://127.0.0.1:${port}/services/${CANARY}`,
    ALERT_WEBHOOK_ALLOW_INTERNAL: "true",
    ALERT_RETRY_MS: "50",
    ALERT_EMAIL_TO: "ada@example.com",
    SMTP_URL: post.url.replace("//", `//leadgen:${CANARY}@`),
    MAIL_FROM: "ops@example.com",
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
  const alerts =
    "SELECT count(*) >= 15 AND count(DISTINCT channel) = 3 FROM alert_delivery WHERE last_error IS NOT NULL";
  await until(system, alerts);
  await worker.end("SIGTERM");

  expect(await system.rows("SELECT count(*)::int FROM breaker_event WHERE kind = 'OPENED'")).toEqual([
    { count: PROVIDER_NAMES.length * FAULTS.length },
  ]);
  expect(worker.printed()).toContain("An alert was not delivered");
  expect(post.logins[0]).toContain(CANARY);
  expect(worker.printed()).not.toContain(CANARY);
  expect(worker.printed()).not.toContain(Buffer.from(`${CANARY}-${CANARY}`).toString("base64"));
  expect(await tablesWith(system.pool, CANARY)).toEqual([]);
});
