import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createLog, createOutput } from "@leadgen/log";
import type { Lab } from "@leadgen/testkit/lab";
import { createObserver, createWorkerMetrics } from "@leadgen/worker";
import { type DrainOptions, drainLedger, inFreshDatabase, WAYS, type Watch } from "./drain.ts";
import { type Figure, median } from "./figures.ts";

/** Far more often than Prometheus scrapes, so that a drain of a few seconds is read too. */
const SCRAPE_MS = 1_000;

/** Jobs a second of each round, and microseconds of processor time for each job. */
interface Side {
  readonly rates: number[];
  readonly cpu: number[];
}

/**
 * A drain with a worker's `info` lines written to a file and its metrics scraped, against the same drain without. The latter is
 * measured twice in each round: the difference of its two figures shows how much other load on the machine affects the ratio.
 */
export async function benchWatched(lab: Lab, options: DrainOptions): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { name, settings } of WAYS) {
    const drainOnce = (watch?: Watch) =>
      inFreshDatabase(lab, (database) =>
        drainLedger(database, settings, { ...options, ...(watch && { watch }) }),
      );
    const [plain, watched, again] = [emptySide(), emptySide(), emptySide()];
    const turns = [
      () => measure(plain, options, drainOnce),
      () => measure(watched, options, () => whileWatching(drainOnce)),
      () => measure(again, options, drainOnce),
    ];
    for (let round = 0; round < options.rounds; round++) {
      const first = round % turns.length;
      for (const turn of [...turns.slice(first), ...turns.slice(0, first)]) await turn();
    }
    const benchmark = `logs and metrics while ${options.tasks} no-op tasks are drained, ${name}`;
    const target = { is: "at least", limit: 0.95 } as const;
    const cpu = (side: Side) => ({ value: median(side.cpu), unit: "µs a job" }) as const;
    figures.push(
      { benchmark, what: "without", value: median(plain.rates), unit: "jobs/s" },
      { benchmark, what: "with", value: median(watched.rates), unit: "jobs/s" },
      { benchmark, what: "watched / not watched", value: ratio(watched, plain), unit: "x", target },
      { benchmark, what: "not watched / not watched", value: ratio(again, plain), unit: "x" },
      { benchmark, what: "processor time without", ...cpu(plain) },
      { benchmark, what: "processor time with", ...cpu(watched) },
    );
  }
  return figures;
}

const emptySide = (): Side => ({ rates: [], cpu: [] });

/** Computed round by round, as in the drain. */
const ratio = (one: Side, other: Side): number =>
  median(one.rates.map((rate, round) => rate / (other.rates[round] ?? Number.NaN)));

async function measure(side: Side, { tasks }: DrainOptions, drainOnce: () => Promise<number>): Promise<void> {
  const before = process.cpuUsage();
  side.rates.push(await drainOnce());
  const { user, system } = process.cpuUsage(before);
  side.cpu.push((user + system) / tasks);
}

async function whileWatching(drainOnce: (watch: Watch) => Promise<number>): Promise<number> {
  await using folder = await mkdtempDisposable(path.join(tmpdir(), "leadgen-watched-"));
  const log = createLog({
    app: "worker",
    level: "info",
    to: createOutput(path.join(folder.path, "worker.log")),
  });
  const metrics = createWorkerMetrics();
  const observer = createObserver(log, metrics);
  const reading = setInterval(() => void metrics.registry.metrics(), SCRAPE_MS);
  try {
    return await drainOnce({
      claimed(claim) {
        observer.doorbell("CLAIMED");
        observer.jobWaited(claim.type, new Date());
        observer.claimed({ ...claim, organizationId: null });
      },
      completed: (claim) => observer.left({ ...claim, organizationId: null }, "COMPLETED"),
    });
  } finally {
    clearInterval(reading);
    log.flush();
  }
}
