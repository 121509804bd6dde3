import { sealOf, startMailer, writeMail } from "@leadgen/alerts";
import { type ApiDeps, authSecret } from "@leadgen/api";
import { createPool, endPool } from "@leadgen/db";
import type { Log } from "@leadgen/log";
import type { Env } from "../env.ts";
import type { WebMetrics } from "./metrics.ts";

/** A pool of its own: a rush of requests must not delay mails. */
const CONNECTIONS = 1;

interface Mailer {
  readonly mail: ApiDeps["mail"];
  readonly stop: () => Promise<void>;
}

interface Told {
  readonly log: Log;
  readonly metrics: Pick<WebMetrics, "mailEnded">;
}

/** Sends mails to people from an outbox; sends none unless a mail server, a sender and a public address are configured. */
export function mailerOf(env: Env, { log, metrics }: Told): Mailer {
  const { mail: smtp, retryMs } = env.alerts;
  if (smtp === undefined) return { mail: undefined, stop: async () => {} };
  const seal = sealOf(authSecret(env));
  const pool = createPool(env.databaseUrl, { applicationName: "leadgen-web-mails", max: CONNECTIONS });
  const cutOff = new AbortController();
  const mailer = startMailer({
    pool,
    smtp,
    seal,
    retryMs,
    cutOff: cutOff.signal,
    onSent({ purpose }) {
      metrics.mailEnded("HANDED_IN");
      log.info({ purpose }, "A mail was handed in.");
    },
    onFailed({ purpose, error }) {
      metrics.mailEnded("FAILED");
      log.warn({ purpose, err: error }, "A mail was not taken; trying again.");
    },
    onDropped({ purpose, why }) {
      metrics.mailEnded("GIVEN_UP");
      log.error({ purpose }, DROPPED[why]);
    },
    onTrouble: (error) => log.warn({ err: error }, "Mails have to wait for the database."),
  });
  return {
    mail: (tx, mail) => writeMail(tx, seal, mail),
    async stop() {
      cutOff.abort();
      await mailer.stop();
      await endPool(pool);
    },
  };
}

const DROPPED = {
  late: "A mail was not taken while it was of use, and is given up.",
  sealed: "A mail is given up: it was written under another AUTH_SECRET.",
} as const;
