import { startWatch } from "@leadgen/alerts";
import { createPool, endPool } from "@leadgen/db";
import type { Log } from "@leadgen/log";
import type { Env } from "../env.ts";
import type { WebMetrics } from "./metrics.ts";

/** A pool of its own: alerts must still be sent when requests hold all other connections. */
const CONNECTIONS = 2;

interface Told {
  readonly log: Log;
  readonly metrics: Pick<WebMetrics, "alertSent">;
}

/** Sends the alerts that the workers can't send, for example when none is alive. @returns stops it. */
export function watchAlerts(env: Env, { log, metrics }: Told): () => Promise<void> {
  const pool = createPool(env.databaseUrl, { applicationName: "leadgen-web-alerts", max: CONNECTIONS });
  const cutOff = new AbortController();
  const watch = startWatch({
    pool,
    config: env.alerts,
    name: "web",
    cutOff: cutOff.signal,
    onNoticed: (noticed) => log.error({ ...noticed }, "Alert from the web process."),
    onDelivered: (delivery) => {
      metrics.alertSent(delivery.channel, "DELIVERED");
      log.info({ ...delivery }, "An alert was delivered.");
    },
    onFailed: ({ error, ...delivery }) => {
      metrics.alertSent(delivery.channel, "FAILED");
      log.warn({ ...delivery, err: new Error(error) }, "An alert was not delivered; trying again.");
    },
    onTrouble: (error) => log.warn({ err: error }, "Alerts have to wait for the database."),
  });
  return async () => {
    cutOff.abort();
    await watch.stop();
    await endPool(pool);
  };
}
