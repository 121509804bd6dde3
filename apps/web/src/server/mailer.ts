import { startMailer } from "@leadgen/alerts";
import type { ApiDeps } from "@leadgen/api";
import type { Log } from "@leadgen/log";
import type { Env } from "../env.ts";

/** Mails to people; undefined where no mail server, no sender or no public address is configured. */
export function mailerOf({ alerts }: Env, log: Log): ApiDeps["mail"] {
  const { mail: smtp, retryMs } = alerts;
  if (smtp === undefined) return undefined;
  return startMailer({
    smtp,
    retryMs,
    onSent: ({ purpose }) => log.info({ purpose }, "A mail was handed in."),
    onFailed: ({ purpose, last, error }) =>
      last
        ? log.error({ purpose, err: error }, "A mail was not taken, and is given up.")
        : log.warn({ purpose, err: error }, "A mail was not taken; trying again."),
  });
}
