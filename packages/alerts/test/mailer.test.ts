import { autocommit } from "@leadgen/db";
import { type TestDatabase, testDatabase } from "@leadgen/db/testing";
import { smtpReceiver } from "@leadgen/testkit/receivers";
import { expect, test, vi } from "vitest";
import { type MailerOptions, sealOf, startMailer, writeMail } from "../src/index.ts";

const SECRET = "https://leads.example.com/reset-password#a-secret";
const MAIL = {
  purpose: "PASSWORD_RESET",
  to: "bo@example.com",
  subject: "A new password",
  text: SECRET,
  usefulSeconds: 60,
};
const PATIENCE = { timeout: 10_000 };
const seal = sealOf("secret of the tests");

/** A mailer that is stopped at the end of the test, and its events. */
function mailer(db: TestDatabase, url: string, changed: Partial<MailerOptions> = {}) {
  const said: string[] = [];
  const cutOff = new AbortController();
  const running = startMailer({
    pool: db.pool,
    smtp: { url, from: "leadgen <leadgen@example.com>" },
    seal,
    retryMs: 10,
    cutOff: cutOff.signal,
    onSent: ({ purpose }) => said.push(`sent ${purpose}`),
    onFailed: ({ error }) => said.push(`failed ${error.message}`),
    onDropped: ({ why }) => said.push(`dropped ${why}`),
    onTrouble: (error) => said.push(`trouble ${error}`),
    ...changed,
  });
  const dispose = async () => {
    cutOff.abort();
    await running.stop();
  };
  return { said, [Symbol.asyncDispose]: dispose };
}

const rows = async (db: TestDatabase) => (await db.pool.query("SELECT * FROM mail")).rows;

test("a mail outlives the process that queued it, and is sent when the mail server is back", async () => {
  await using db = await testDatabase();
  await using post = await smtpReceiver();
  await writeMail(autocommit(db.pool), seal, MAIL);
  await writeMail(autocommit(db.pool), seal, null);
  const [kept, ...others] = await rows(db);
  expect(others).toEqual([]);
  const readable = Buffer.from(kept.sealed).toString("latin1") + JSON.stringify(kept);
  for (const word of ["bo@example.com", "A new password", SECRET]) expect(readable).not.toContain(word);

  post.answer("refuse");
  {
    await using first = mailer(db, post.url);
    await vi.waitUntil(() => first.said.length > 1, PATIENCE);
    expect(first.said[0]).toMatch(/^failed /);
    expect(first.said.join()).not.toContain("bo@example.com");
  }
  expect(await rows(db)).toHaveLength(1);
  post.answer("take");
  await using second = mailer(db, post.url);
  await vi.waitUntil(() => second.said.includes("sent PASSWORD_RESET"), PATIENCE);
  await vi.waitUntil(async () => (await rows(db)).length === 0, PATIENCE);
  expect(post.mails.map(({ to }) => to)).toEqual([["bo@example.com"]]);
  expect(post.mails[0]?.source).toContain(SECRET);
  expect(post.mails[0]?.source).toContain(`Message-ID: <${kept.id}@example.com>`);
});

test("a mail that is no longer useful, or was sealed with another secret, is dropped and not sent", async () => {
  await using db = await testDatabase();
  await using post = await smtpReceiver();
  await writeMail(autocommit(db.pool), seal, { ...MAIL, usefulSeconds: 0 });
  await writeMail(autocommit(db.pool), sealOf("another"), MAIL);
  await using it = mailer(db, post.url);
  await vi.waitUntil(async () => (await rows(db)).length === 0, PATIENCE);
  expect(it.said).toEqual(["dropped late", "dropped sealed"]);
  expect(post.mails).toEqual([]);
});

test("only one of two processes sends a mail; if a sender died, the other process sends its mail", async () => {
  await using db = await testDatabase();
  await using post = await smtpReceiver();
  const write = () => writeMail(autocommit(db.pool), seal, MAIL);
  for (let count = 0; count < 5; count++) await write();
  // Taken by a sender that died: its lease has expired.
  await db.pool.query("UPDATE mail SET tries = 1 WHERE id = (SELECT id FROM mail LIMIT 1)");
  await using one = mailer(db, post.url);
  await using other = mailer(db, post.url);
  await vi.waitUntil(async () => (await rows(db)).length === 0, PATIENCE);
  expect([...one.said, ...other.said]).toEqual(Array(5).fill("sent PASSWORD_RESET"));
  expect(post.mails).toHaveLength(5);
});
