import type pg from "pg";
import { Gauge, type Registry } from "prom-client";

/** Exports the connections of this process's pools: open, idle, and callers that wait for one. */
export function watchPools(registry: Registry, pools: Readonly<Record<string, pg.Pool>>): void {
  new Gauge({
    name: "leadgen_pool_connections",
    help: "Connections to PostgreSQL by pool: open, of these idle, and callers that wait for one",
    labelNames: ["pool", "state"],
    registers: [registry],
    collect() {
      for (const [pool, { totalCount, idleCount, waitingCount }] of Object.entries(pools)) {
        this.set({ pool, state: "open" }, totalCount);
        this.set({ pool, state: "idle" }, idleCount);
        this.set({ pool, state: "waiting" }, waitingCount);
      }
    },
  });
}
