import { smtpReceiver } from "@leadgen/testkit/receivers";
import { expect, test } from "vitest";
import { startMailer } from "../src/index.ts";

const MAIL = { purpose: "INVITATION", to: "bo@example.com", subject: "You are invited", text: "https://x/y" };

test("a mail that the server puts off is sent again, once it takes it, under the same id", async () => {
  await using post = await smtpReceiver();
  post.answer("refuse");
  const failed: boolean[] = [];
  const sent = Promise.withResolvers<string>();
  const mail = startMailer({
    smtp: { url: post.url, from: "leadgen <leadgen@example.com>" },
    retryMs: 10,
    onSent: ({ purpose }) => sent.resolve(purpose),
    onFailed: ({ last, error }) => {
      failed.push(last);
      expect(error.message).not.toContain("bo@example.com");
      post.answer("take");
    },
  });
  mail(MAIL);
  expect(await sent.promise).toBe("INVITATION");
  expect(failed).toEqual([false]);
  expect(post.mails.map(({ to }) => to)).toEqual([["bo@example.com"]]);
});

test("it is given up after four tries, and nothing rejects", async () => {
  await using post = await smtpReceiver();
  post.answer("refuse");
  const failed: boolean[] = [];
  const over = Promise.withResolvers<void>();
  const mail = startMailer({
    smtp: { url: post.url, from: "leadgen@example.com" },
    retryMs: 1,
    onSent: () => over.reject(new Error("It was taken.")),
    onFailed: ({ last }) => {
      failed.push(last);
      if (last) over.resolve();
    },
  });
  mail(MAIL);
  await over.promise;
  expect(failed).toEqual([false, false, false, true]);
  expect(post.mails).toEqual([]);
});
