import { startWatch } from "@leadgen/alerts";
import { createPool, endPool } from "@leadgen/db";
import type { Env } from "../env.ts";

/** Connections of its own: when requests have taken all others, this is the one who still has to speak. */
const CONNECTIONS = 2;

/** Tells by the alerts' channels what the workers can't tell. @returns what ends it. */
export function watchAlerts(env: Env, log: (event: object) => void): () => Promise<void> {
  const pool = createPool(env.databaseUrl, { applicationName: "leadgen-web-alerts", max: CONNECTIONS });
  const cutOff = new AbortController();
  const watch = startWatch({
    pool,
    config: env.alerts,
    name: "web",
    cutOff: cutOff.signal,
    onNoticed: (noticed) => log({ level: "error", message: "Alert from the web process.", ...noticed }),
    onDelivered: (delivery) => log({ level: "info", message: "An alert was delivered.", ...delivery }),
    onFailed: (failure) => log({ level: "warn", message: "An alert was not delivered.", ...failure }),
    onTrouble: (error) =>
      log({
        level: "warn",
        message: "Alerts have to wait for the database.",
        error: error instanceof Error ? error.name : "unknown",
      }),
  });
  return async () => {
    cutOff.abort();
    await watch.stop();
    await endPool(pool);
  };
}
