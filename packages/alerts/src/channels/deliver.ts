import type { AlertsConfig, Channel } from "../alerts-env.ts";
import { asText, describe, type Words } from "../text/describe.ts";
import type { AlertFacts } from "../text/facts.ts";
import { postJson } from "./post-json.ts";
import { signatureHeaders } from "./sign.ts";
import { sendMail } from "./smtp.ts";

/**
 * Makes one attempt to send an alert on one channel.
 *
 * @throws Error that says what went wrong, without any secret.
 */
export async function deliver(
  config: AlertsConfig,
  channel: Channel,
  { facts, cutOff }: { readonly facts: AlertFacts; readonly cutOff?: AbortSignal },
): Promise<void> {
  const words = describe(facts, config.publicUrl);
  const options = cutOff === undefined ? {} : { cutOff };
  switch (channel) {
    case "WEBHOOK": {
      const { webhook } = config;
      if (webhook === undefined) break;
      const body = webhookBody(facts, words);
      const timestamp = Math.floor(Date.now() / 1_000);
      const headers = signatureHeaders(webhook.secret, { id: facts.id, timestamp, body });
      return postJson(webhook, body, { ...options, headers });
    }
    case "SLACK":
      if (config.slack === undefined) break;
      return postJson(config.slack, slackBody(words), options);
    case "EMAIL": {
      const { email } = config;
      if (email === undefined) break;
      const mail = { id: `alert-${facts.id}`, to: email.to, subject: words.title, text: asText(words) };
      return sendMail(email, mail, options);
    }
  }
  throw new Error(`alerts-e3: ${channel} is not configured`);
}

function webhookBody(facts: AlertFacts, words: Words): string {
  const { id, kind, at, event, now } = facts;
  return JSON.stringify({
    id,
    kind,
    at,
    text: asText(words),
    title: words.title,
    link: words.link,
    event,
    now,
  });
}

/** Slack reads these three as markup. */
const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Maximal characters in a block, by Slack's documentation. */
const MOST_IN_BLOCK = 3_000;

/** @see https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
function slackBody({ title, lines, link }: Words): string {
  const text = [`*${escaped(title)}*`, ...lines.map(escaped)].join("\n").slice(0, MOST_IN_BLOCK);
  const section = { type: "section", text: { type: "mrkdwn", text } };
  const open =
    link === undefined
      ? []
      : [{ type: "section", text: { type: "mrkdwn", text: `<${link}|Open the queue page>` } }];
  return JSON.stringify({ text: escaped(title), blocks: [section, ...open] });
}
