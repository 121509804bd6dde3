import { createHmac } from "node:crypto";
import { hostname } from "node:os";
import { openBreaker } from "@leadgen/core/outreach";
import type { SimulatedSystem } from "@leadgen/testkit";
import { startWorkerProcess } from "@leadgen/testkit/process";
import { httpReceiver, smtpReceiver } from "@leadgen/testkit/receivers";
import { expect, test } from "vitest";
import { readEnv, startWorker } from "../src/index.ts";
import { closeAsOperator, IS_OPEN, newSystem, runningCampaign, until } from "./support/system.ts";

const KEY = Buffer.alloc(32, 7);
const QUICK = {
  ALERT_WEBHOOK_ALLOW_INTERNAL: "true",
  ALERT_RETRY_MS: "50",
  PUBLIC_URL: "https://leads.example.com",
};

const stop = (system: SimulatedSystem) =>
  system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "Friday evening" }));

const allDelivered = (count: number) =>
  `SELECT count(*) = ${count} AND bool_and(status = 'DELIVERED') FROM alert_delivery`;

test("an opening by a failure is sent to each channel while OPEN, with cause, counts and a link", async () => {
  await using system = await newSystem();
  await using hook = await httpReceiver();
  await using slack = await httpReceiver();
  await using post = await smtpReceiver();
  const env = {
    ...QUICK,
    ALERT_WEBHOOK_URL: hook.url,
    ALERT_WEBHOOK_SECRET: `whsec_${KEY.toString("base64")}`,
    ALERT_SLACK_URL: slack.url,
    ALERT_EMAIL_TO: "ada@example.com,bob@example.com",
    SMTP_URL: post.url.replace("//", "//leadgen:word@"),
    MAIL_FROM: "leadgen <ops@example.com>",
  };
  system.simulator.setFault({ provider: "openai", fault: "unauthorized" });
  await runningCampaign(system, 2);
  await using _worker = startWorker(readEnv({ ...system.env, ...env }));
  await until(system, allDelivered(3));
  expect(await system.rows(IS_OPEN)).toEqual([{ "?column?": true }]);

  const [told] = hook.taken;
  expect(JSON.parse(told?.body ?? "")).toMatchObject({
    kind: "OPENED",
    title: "leadgen: all work is stopped, OpenAI failed (UNAUTHORIZED)",
    link: "https://leads.example.com/queue",
    text: expect.stringMatching(/does not accept the API key.*\n.*Replace the API key/),
    event: { kind: "OPENED", epoch: 1, provider: "OPENAI", failureKind: "UNAUTHORIZED" },
    now: { state: "OPEN", campaignsRunning: 1 },
  });
  const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": signature } = told?.headers ?? {};
  expect(signature).toBe(
    `v1,${createHmac("sha256", KEY).update(`${id}.${at}.${told?.body}`).digest("base64")}`,
  );
  // In seconds, by the sender's clock: within what a receiver accepts as fresh.
  expect(Math.abs(Number(at) - Date.now() / 1_000)).toBeLessThan(300);
  expect(JSON.parse(slack.taken[0]?.body ?? "")).toMatchObject({
    text: expect.stringContaining("OpenAI failed"),
    blocks: [
      { type: "section" },
      { text: { text: expect.stringContaining("<https://leads.example.com/queue|") } },
    ],
  });
  const [mail] = post.mails;
  expect(mail).toMatchObject({ from: "ops@example.com", to: ["ada@example.com", "bob@example.com"] });
  expect(mail?.source).toMatch(/Subject: leadgen: all work is stopped/);
  expect(mail?.source).toContain(`Message-ID: <alert-${id}@example.com>`);
  expect(post.logins).toEqual(["\0leadgen\0word"]);
});

test("receivers that hold, refuse or redirect delay no opening; each alert arrives once when they work again", async () => {
  await using system = await newSystem();
  await using hook = await httpReceiver();
  await using slack = await httpReceiver();
  await using post = await smtpReceiver();
  hook.answer("hold");
  slack.answer(307);
  post.answer("refuse");
  const env = {
    ...QUICK,
    ALERT_WEBHOOK_URL: hook.url,
    ALERT_SLACK_URL: slack.url,
    ALERT_EMAIL_TO: "ada@example.com",
    SMTP_URL: post.url,
    MAIL_FROM: "ops@example.com",
  };
  await using _one = startWorker(readEnv({ ...system.env, ...env }));
  await using _other = startWorker(readEnv({ ...system.env, ...env }));
  await stop(system);
  await hook.until(() => hook.turnedAway.length > 0);

  // The first alert is being held: work still goes on, fails and stops again.
  await closeAsOperator(system);
  system.simulator.setFault({ provider: "apollo", fault: "unauthorized" });
  await runningCampaign(system, 2);
  await until(system, IS_OPEN);
  await until(
    system,
    "SELECT count(*) = 4 FROM alert_delivery WHERE channel <> 'WEBHOOK' AND tries > 1 AND last_error IS NOT NULL AND alert_id IN (SELECT id FROM alert ORDER BY id LIMIT 2)",
  );
  const errors = await system.rows<{ channel: string; last_error: string }>(
    "SELECT DISTINCT channel, last_error FROM alert_delivery WHERE channel <> 'WEBHOOK' AND last_error IS NOT NULL ORDER BY 1",
  );
  expect(errors).toEqual([
    {
      channel: "SLACK",
      last_error: "The alert was not taken: 127.0.0.1 answered 307, and redirects are not followed.",
    },
    { channel: "EMAIL", last_error: "The mail was not taken by 127.0.0.1: EMESSAGE 451." },
  ]);

  for (const receiver of [hook, slack]) receiver.answer("take");
  post.answer("take");
  await until(system, allDelivered(9));
  const ids = (await system.rows<{ id: string }>("SELECT id FROM alert ORDER BY id")).map(({ id }) => id);
  expect(hook.taken.map(({ headers }) => headers["webhook-id"]).toSorted()).toEqual(ids);
  expect(slack.taken).toHaveLength(3);
  expect(post.mails).toHaveLength(3);
  const first = JSON.parse(hook.taken.find(({ headers }) => headers["webhook-id"] === ids[0])?.body ?? "");
  expect(first.event).toMatchObject({ kind: "OPENED", epoch: 1, actor: "operator:ada" });
});

test("an alert whose sender was killed is sent by another worker, under the same id", async () => {
  await using system = await newSystem();
  await using hook = await httpReceiver();
  hook.answer("hold");
  const env = { ...system.env, ...QUICK, ALERT_WEBHOOK_URL: hook.url };
  await using killed = await startWorkerProcess(env, { name: "killed" });
  await stop(system);
  await hook.until(() => hook.turnedAway.length === 1);
  await killed.end("SIGKILL");
  hook.answer("take");

  // In the product this is elapsed time.
  await system.db.query("UPDATE alert_delivery SET next_try_at = now()");
  await using _worker = startWorker(readEnv(env));
  await until(system, allDelivered(1));
  expect(hook.taken[0]?.headers["webhook-id"]).toBe(hook.turnedAway[0]?.headers["webhook-id"]);
  expect(await system.rows("SELECT tries FROM alert_delivery")).toEqual([{ tries: 2 }]);
});

test("a reminder is sent while the breaker stays OPEN, and none once a person is looking at it or it is CLOSED", async () => {
  await using system = await newSystem();
  await using hook = await httpReceiver();
  await using _worker = startWorker(readEnv({ ...system.env, ...QUICK, ALERT_WEBHOOK_URL: hook.url }));
  await stop(system);
  await hook.until(() => hook.taken.length === 1);
  const anHourPasses = () => system.db.query("UPDATE alert SET created_at = created_at - interval '1 hour'");
  await anHourPasses();
  await hook.until(() => hook.taken.length === 2);
  expect(JSON.parse(hook.taken[1]?.body ?? "")).toMatchObject({
    kind: "REMINDER",
    text: expect.stringContaining("Friday evening"),
  });
  await system.db.query("INSERT INTO breaker_acknowledgement (epoch, actor) VALUES (1, 'operator:ada')");
  await anHourPasses();
  await closeAsOperator(system);
  await hook.until(() => hook.taken.length === 3);
  expect(hook.taken.map(({ body }) => JSON.parse(body).kind)).toEqual(["OPENED", "REMINDER", "CLOSED"]);
});

test("a reminder that could not be sent while the breaker was OPEN is dropped", async () => {
  await using system = await newSystem();
  await using hook = await httpReceiver();
  await stop(system);
  await system.db.query(
    "INSERT INTO alert (kind, occasion, event_id) SELECT 'REMINDER', 'REMINDER:1:1', id FROM breaker_event",
  );
  await closeAsOperator(system);
  await using _worker = startWorker(readEnv({ ...system.env, ...QUICK, ALERT_WEBHOOK_URL: hook.url }));
  await until(system, "SELECT count(*) = 1 FROM alert_delivery WHERE status = 'DROPPED'");
  await until(system, "SELECT count(*) = 2 FROM alert_delivery WHERE status = 'DELIVERED'");
  expect(JSON.parse(hook.taken[0]?.body ?? "").text).toContain("It has been closed since.");
});

test("an alert to a name with an internal address is not sent, and its error names the host but no secret", async () => {
  await using system = await newSystem();
  await using inside = await httpReceiver();
  // The machine's own name looks like any other, and resolves to the machine if it resolves at all.
  const url = inside.url.replace("127.0.0.1", `${hostname()}.`).replace("/hook", "/canary?token=canary");
  await stop(system);
  await using _worker = startWorker(readEnv({ ...system.env, ALERT_WEBHOOK_URL: url }));
  const failed = await until<{ last_error: string }>(
    system,
    "SELECT last_error FROM alert_delivery",
    (row) => row.last_error !== null,
  );
  expect(failed.last_error).toContain(`The alert was not sent to ${hostname().toLowerCase()}.: `);
  expect(failed.last_error).not.toMatch(/canary/);
  expect([...inside.taken, ...inside.turnedAway]).toEqual([]);
});
