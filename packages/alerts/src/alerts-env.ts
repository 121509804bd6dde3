import * as z from "zod";
import { secretProblem } from "./channels/sign.ts";
import { type Smtp, smtpProblem } from "./channels/smtp.ts";
import { type Webhook, webhookProblem } from "./channels/webhook-url.ts";

/** The alert channels, and their times. A channel that is not configured is absent. */
export interface AlertsConfig {
  readonly webhook?: Webhook & { readonly secret: string | undefined };
  readonly slack?: Webhook;
  readonly email?: Smtp & { readonly to: readonly string[] };
  /** The web app's URL, for links. */
  readonly publicUrl: string | undefined;
  /** For mails to people, whose links lead to `publicUrl`. Absent unless SMTP_URL, MAIL_FROM and PUBLIC_URL are all set. */
  readonly mail?: Smtp;
  /** Milliseconds between two reminders. */
  readonly reminderMs: number;
  /** Pause after the first failed attempt, in milliseconds; it doubles each time. */
  readonly retryMs: number;
  /** Milliseconds without a worker's heartbeat, or without a delivery, after which the web process sends an alert. */
  readonly silenceMs: number;
}

export type Channel = "WEBHOOK" | "SLACK" | "EMAIL";

export function channelsOf({ webhook, slack, email }: AlertsConfig): Channel[] {
  return [
    ...(webhook ? ["WEBHOOK" as const] : []),
    ...(slack ? ["SLACK" as const] : []),
    ...(email ? ["EMAIL" as const] : []),
  ];
}

/** A zod check of a text; `problem` returns what is wrong with it. */
const without = (problem: (text: string) => string | undefined) =>
  z.string().superRefine((text, context) => {
    const message = problem(text);
    if (message !== undefined) context.addIssue({ code: "custom", message });
  });

const parted = (text: string): string[] => text.split(",").map((address) => address.trim());

const addresses = without((text) =>
  parted(text).every((address) => z.email().safeParse(address).success)
    ? undefined
    : "must be addresses with commas between",
).transform(parted);

/** `Name <address>` or an address. One line, so that it cannot inject a header. */
const sender = z.string().regex(/^([^<>\r\n"]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, {
  error: "must be an address, or a name and <an address>",
});

/** The variables, for the environment schema of each process that sends alerts. */
export const alertVariables = {
  ALERT_WEBHOOK_URL: z.string().optional(),
  ALERT_WEBHOOK_SECRET: without(secretProblem).optional(),
  ALERT_WEBHOOK_ALLOW_INTERNAL: z
    .stringbool({ truthy: ["true"], falsy: ["false"], error: "must be true or false" })
    .default(false),
  ALERT_SLACK_URL: z.string().optional(),
  ALERT_EMAIL_TO: addresses.optional(),
  ALERT_REMINDER_MINUTES: z.coerce.number().min(1).max(10_080).default(30),
  ALERT_RETRY_MS: z.coerce.number().int().min(10).max(600_000).default(5_000),
  ALERT_SILENCE_MS: z.coerce.number().int().min(1_000).max(86_400_000).default(120_000),
  SMTP_URL: without(smtpProblem).optional(),
  MAIL_FROM: sender.optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: "must be an http:// or https:// URL" }).optional(),
};

const variables = z.object(alertVariables);

/**
 * Checks the variables together. Pass the result of a schema that contains `alertVariables`.
 *
 * @returns the settings, or the problem, which names variables and never their values.
 */
export function alertsConfigOf(env: z.output<typeof variables>): AlertsConfig | { readonly problem: string } {
  const { ALERT_WEBHOOK_ALLOW_INTERNAL: allowInternal } = env;
  const webhook = webhookOf("ALERT_WEBHOOK_URL", env.ALERT_WEBHOOK_URL, allowInternal);
  const slack = webhookOf("ALERT_SLACK_URL", env.ALERT_SLACK_URL, allowInternal);
  for (const each of [webhook, slack]) {
    const problem = each && webhookProblem(each);
    if (problem !== undefined) return { problem: `${each?.variable} ${problem}.` };
  }
  const { ALERT_EMAIL_TO: to, SMTP_URL: url, MAIL_FROM: from } = env;
  if (to !== undefined && (url === undefined || from === undefined))
    return { problem: "ALERT_EMAIL_TO needs SMTP_URL and MAIL_FROM as well." };
  return {
    ...(webhook && { webhook: { ...webhook, secret: env.ALERT_WEBHOOK_SECRET } }),
    ...(slack && { slack }),
    ...(url && from && env.PUBLIC_URL && { mail: { url, from } }),
    ...(to && url && from && { email: { to, url, from } }),
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, ""),
    reminderMs: env.ALERT_REMINDER_MINUTES * 60_000,
    retryMs: env.ALERT_RETRY_MS,
    silenceMs: env.ALERT_SILENCE_MS,
  };
}

const webhookOf = (variable: string, url: string | undefined, allowInternal: boolean): Webhook | undefined =>
  url === undefined ? undefined : { variable, url, allowInternal };
