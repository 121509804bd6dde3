import { sealOf, writeMail } from "@leadgen/alerts";
import { autocommit } from "@leadgen/db";
import { testDatabase } from "@leadgen/db/testing";
import { createLog } from "@leadgen/log";
import { smtpReceiver } from "@leadgen/testkit/receivers";
import { expect, test, vi } from "vitest";
import { readEnv } from "../src/env.ts";
import { mailerOf } from "../src/server/mailer.ts";
import { createWebMetrics } from "../src/server/metrics.ts";

const AUTH_SECRET = "a-secret-of-the-tests-0123456789abcdef";
const MAIL = {
  purpose: "INVITATION" as const,
  to: "bo@example.com",
  subject: "Come",
  text: "a link",
  usefulSeconds: 60,
};

test("the counter of mails given up starts at 0, so that an alert sees the first", async () => {
  await using db = await testDatabase();
  await using post = await smtpReceiver();
  const env = readEnv({
    ...{ DATABASE_URL: db.url, AUTH_SECRET, SMTP_URL: post.url, MAIL_FROM: "leadgen@example.com" },
    PUBLIC_URL: "https://leads.example.com",
  });
  const metrics = createWebMetrics({});
  const counted = async () =>
    Object.fromEntries(
      [
        ...(await metrics.registry.metrics()).matchAll(/leadgen_mail_tries_total\{end="(\w+)".*\} (\d+)/g),
      ].map(([, end, count]) => [end, Number(count)]),
    );
  expect(await counted()).toEqual({ HANDED_IN: 0, FAILED: 0, GIVEN_UP: 0 });
  const told: string[] = [];
  const log = createLog({ app: "web", level: "info", to: { write: (line) => void told.push(line) } });
  const mailer = mailerOf(env, { log, metrics });
  try {
    await writeMail(autocommit(db.pool), sealOf("another secret"), MAIL);
    await mailer.mail?.(autocommit(db.pool), MAIL);
    await vi.waitFor(async () => expect(await counted()).toEqual({ HANDED_IN: 1, FAILED: 0, GIVEN_UP: 1 }), {
      timeout: 10_000,
    });
  } finally {
    await mailer.stop();
  }
  expect(told.map((line) => JSON.parse(line)).find(({ level }) => level === "error")).toMatchObject({
    msg: expect.stringContaining("given up"),
    purpose: "INVITATION",
  });
});
