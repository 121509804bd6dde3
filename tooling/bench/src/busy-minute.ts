import { checkInvariants } from "@leadgen/core/outreach";
import { autocommit, transaction } from "@leadgen/db";
import type { Lab } from "@leadgen/testkit/lab";
import { runOperator } from "./busy/operator.ts";
import { createSite } from "./busy/site.ts";
import { runSupply } from "./busy/supply.ts";
import { runWorker } from "./busy/worker.ts";
import { type Figure, quantile } from "./figures.ts";

export interface BusyOptions {
  readonly seconds: number;
  readonly concurrency: number;
  /** How many live jobs are kept available. */
  readonly live: number;
}

/**
 * Many workers claim, call and complete while the breaker opens and closes every second, by hand and by
 * failures in turn. It measures that nothing deadlocks and that an opening does not starve.
 */
export async function benchBusyMinute(lab: Lab, options: BusyOptions): Promise<Figure[]> {
  await using database = await lab.database("bench_busy");
  const connections = options.concurrency + 4;
  const db = database.pool(connections);
  // Beside 50 busy ones, making a further connection takes a second or two, which an opening would wait for.
  await Promise.all(Array.from({ length: connections }, () => autocommit(db).query("SELECT")));
  const site = await createSite(db, options);
  const end = AbortSignal.timeout(options.seconds * 1000);
  const workers = Array.from({ length: options.concurrency }, (_, place) => runWorker(site, place, end));
  await Promise.all([...workers, runSupply(site, end), runOperator(site, end)]);

  const [deadlocks] = await autocommit(site.db).query<{ count: number }>(
    "SELECT deadlocks::int AS count FROM pg_stat_database WHERE datname = current_database()",
  );
  const broken = (await transaction(site.db, checkInvariants)).filter(
    (invariant) => invariant.violations > 0,
  );
  const { tally } = site;
  const benchmark = `${options.seconds} s at ${options.concurrency} concurrent`;
  const count = (what: string, value: number, limit?: number): Figure => ({
    benchmark,
    what,
    value,
    unit: "count",
    ...(limit !== undefined && { target: { is: "at most", limit } }),
  });
  return [
    count("jobs claimed", tally.claimed),
    count("calls recorded", tally.calls),
    count("jobs completed", tally.completed),
    count("openings and closings", tally.openings.length + tally.closings.length),
    {
      benchmark,
      what: "waiting for the lock to open, p99",
      value: quantile(tally.lockWaits, 0.99),
      unit: "ms",
      target: { is: "at most", limit: 50 },
    },
    { benchmark, what: "opening, median", value: quantile(tally.openings, 0.5), unit: "ms" },
    { benchmark, what: "opening, p99", value: quantile(tally.openings, 0.99), unit: "ms" },
    { benchmark, what: "closing, median", value: quantile(tally.closings, 0.5), unit: "ms" },
    count("transactions retried", tally.retried),
    count("deadlocks", Math.max(tally.deadlocks, deadlocks?.count ?? 0), 0),
    count(`invariants broken ${broken.map(({ id }) => id).join(" ")}`.trim(), broken.length, 0),
  ];
}
