import { httpReceiver, smtpReceiver } from "@leadgen/testkit/receivers";
import { expect, test } from "vitest";
import type { AlertsConfig } from "../src/alerts-env.ts";
import { deliver } from "../src/channels/deliver.ts";
import { signatureHeaders } from "../src/channels/sign.ts";
import { sendMail } from "../src/channels/smtp.ts";
import type { AlertFacts } from "../src/text/facts.ts";

/** Text that a provider, or a person who opens the breaker, may put into a reason. */
const HOSTILE =
  "<!channel> see <https://evil.example|the page> & say &lt;ok&gt;\r\nBcc: eve@example.com\r\n\r\n.\r\nQUIT";

const FACTS: AlertFacts = {
  id: "0198c0de-0000-7000-8000-000000000012",
  kind: "OPENED",
  at: new Date(0),
  askedBy: null,
  event: {
    ...{ id: "1", kind: "OPENED", epoch: 1, at: new Date(0), actor: "operator:<ada>", reason: HOSTILE },
    ...{ jobsChanged: 3, provider: null, failureKind: null },
  },
  lastBeat: null,
  now: {
    state: "OPEN",
    epoch: 1,
    acknowledgedBy: null,
    jobsPaused: 3,
    campaignsRunning: 1,
    callsInFlight: 0,
  },
};
const TEST: AlertFacts = { ...FACTS, kind: "TEST", event: null, askedBy: HOSTILE };

const config = (more: Partial<AlertsConfig>): AlertsConfig => ({
  ...{ publicUrl: "https://leads.example.com", reminderMs: 1, retryMs: 1, silenceMs: 1 },
  ...more,
});

test("a message to Slack contains no mention, and no link but our own", async () => {
  await using slack = await httpReceiver();
  const settings = config({ slack: { variable: "ALERT_SLACK_URL", url: slack.url, allowInternal: true } });
  for (const facts of [FACTS, TEST]) await deliver(settings, "SLACK", { facts });
  const texts = slack.taken.flatMap(({ body }) => {
    const { text, blocks } = JSON.parse(body) as { text: string; blocks: { text: { text: string } }[] };
    return [text, ...blocks.map((block) => block.text.text)];
  });
  const marked = texts.flatMap((text) => text.match(/<[^>]*>?/g) ?? []);
  expect(new Set(marked)).toEqual(new Set(["<https://leads.example.com/queue|Open the queue page>"]));
  expect(texts.join("\n")).toContain(
    "&lt;!channel&gt; see &lt;https://evil.example|the page&gt; &amp; say &amp;lt;ok&amp;gt;",
  );
});

test("no part of a mail's text becomes a header, a recipient or an SMTP command", async () => {
  await using post = await smtpReceiver();
  const smtp = { url: post.url, from: "leadgen <ops@example.com>" };
  const settings = config({ email: { ...smtp, to: ["ada@example.com"] } });
  for (const facts of [FACTS, TEST]) await deliver(settings, "EMAIL", { facts });
  await sendMail(smtp, { id: "m", to: ["bo@example.com"], subject: HOSTILE, text: HOSTILE });
  expect(post.mails.map(({ to }) => to)).toEqual([
    ["ada@example.com"],
    ["ada@example.com"],
    ["bo@example.com"],
  ]);
  for (const { source } of post.mails) {
    const head = source.slice(0, source.indexOf("\n\n"));
    expect(head).not.toMatch(/^bcc:/im);
    expect(source.slice(head.length)).toContain("QUIT");
  }
});

test.for([
  "bo@example.com>\r\nRCPT TO:<eve@example.com",
  "bo@example.com, eve@example.com",
  "x <eve@example.com>",
])("an address is one receiver, or none: %j", async (address) => {
  await using post = await smtpReceiver();
  const mail = { id: "m", to: [address], subject: "s", text: "t" };
  await sendMail({ url: post.url, from: "ops@example.com" }, mail).catch(() => {});
  expect(post.mails.flatMap(({ to }) => to)).not.toContain("eve@example.com");
});

test("a webhook has the same signature as the example of Standard Webhooks", () => {
  const body = '{"test": 2432232314}';
  const signed = { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: 1_614_265_330, body };
  expect(signatureHeaders("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", signed)).toEqual({
    "webhook-id": signed.id,
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});
