import type { BlockList } from "node:net";
import { type AccessNote, createApi, createApiPools, trustedProxies } from "@leadgen/api";
import { createLog, type Log } from "@leadgen/log";
import { createProviderQuestions } from "@leadgen/providers";
import { type Env, readEnv } from "../env.ts";
import { mailerOf } from "./mailer.ts";
import { createWebMetrics, type WebMetrics } from "./metrics.ts";
import { watchAlerts } from "./watch-alerts.ts";

interface Runtime {
  readonly env: Env;
  readonly api: ReturnType<typeof createApi>;
  readonly metrics: WebMetrics;
  readonly log: Log;
  readonly trusted: BlockList;
  /** Log notes of the requests under way, by number: an id that a proxy gave may not be unique. */
  readonly notes: Map<string, AccessNote>;
  /** Stops the dead-man's switch and the sending of mails. */
  readonly stopSending: () => Promise<void>;
}

const KEY = Symbol.for("leadgen.web.runtime");
const shared = globalThis as { [KEY]?: Runtime };

/**
 * The process's environment, database pool and API. Kept on globalThis, because Next bundles this module more
 * than once and each copy would open its own pool.
 *
 * @throws BadEnvError
 */
export function runtime(): Runtime {
  shared[KEY] ??= create(readEnv());
  return shared[KEY];
}

function create(env: Env): Runtime {
  const log = createLog({ app: "web", level: env.logLevel });
  const size = env.databasePoolSize;
  const { pool, reserve } = createApiPools(env.databaseUrl, { applicationName: "leadgen-web", size });
  const questions = createProviderQuestions(env.providers);
  const metrics = createWebMetrics({ requests: pool, reserve });
  const mailer = mailerOf(env, { log, metrics });
  const api = createApi({
    pool,
    reserve,
    directUrl: env.databaseDirectUrl,
    operatorToken: env.operatorToken,
    authSecret: env.authSecret,
    trustedProxies: env.trustedProxies,
    publicUrl: env.publicUrl,
    development: env.development,
    probe: questions.probe,
    instantlyAnalytics: questions.instantlyAnalytics,
    sending: questions.sending,
    searchPeople: questions.searchPeople,
    writeMail: questions.writeMail,
    creditsLeft: questions.creditsLeft,
    simulated: questions.simulated,
    mail: mailer.mail,
    configuredProviders: questions.configured,
    rateLimits: env.rateLimits,
    assumedCosts: env.assumedCosts,
    log: ({ level, msg, ...fields }) => log[level](fields, msg),
    onAnswered: metrics.answered,
  });
  const trusted = trustedProxies(env.trustedProxies);
  const stopAlerts = watchAlerts(env, { log, metrics });
  const stopSending = async () => void (await Promise.all([stopAlerts(), mailer.stop()]));
  return { env, api, metrics, log, trusted, notes: new Map(), stopSending };
}
