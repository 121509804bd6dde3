import type { Lab } from "@leadgen/testkit/lab";
import type { Figure } from "./figures.ts";
import { specOf, verificationAlone } from "./pace/limits.ts";
import { newClient, runCampaigns } from "./pace/run-campaign.ts";
import { openSite } from "./pace/site.ts";
import { callsASecond, fullestOfEach, refusedByBucket } from "./pace/windows.ts";
import type { PaceOptions } from "./pace.ts";

export type WireOptions = Pick<PaceOptions, "leads" | "workers" | "latency" | "limit">;

/** The share of the calls at the campaign's start, and again at its end, when fewer jobs wait than there are turns. */
const EDGE = 0.01;

/**
 * Verification calls at a limit, as they arrive at the provider, from worker processes whose connections are cold at first. Every address is invalid,
 * so that a lead is one call, and limits can be reached at which whole leads need more than a small machine.
 */
export async function benchWire(lab: Lab, { limit, ...options }: WireOptions): Promise<Figure[]> {
  await using database = await lab.database("bench_wire");
  await using site = await openSite(database, { ...options, limits: verificationAlone(limit) });
  await allInvalid(site.simulator);
  const db = database.pool(2);
  await runCampaigns(db, await newClient(db), { leads: options.leads, campaigns: 1 });
  const arrived = await site.arrivals("MILLIONVERIFIER");
  const edge = Math.ceil(arrived.length * EDGE);
  const [first = 0, last = 0] = [arrived[edge], arrived.at(-edge)];
  const benchmark = `wire, ${arrived.length} calls, ${options.workers} workers, ${options.latency} ms, limit ${specOf(limit)}`;
  return [
    {
      benchmark,
      what: "of the limit used, without the first and the last hundredth",
      value: (arrived.length - 2 * edge) / ((last - first) / 1_000) / callsASecond(limit),
      unit: "x",
      target: { is: "at least", limit: 0.9 },
    },
    ...fullestOfEach(benchmark, arrived, limit),
    ...limit.map(
      (window): Figure => ({
        benchmark,
        what: `refused by a bucket of ${specOf([window])}`,
        value: refusedByBucket(arrived, window),
        unit: "count",
        target: { is: "at most", limit: 0 },
      }),
    ),
  ];
}

async function allInvalid(simulator: string): Promise<void> {
  const answer = await fetch(`${simulator}/_control/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ provider: "millionverifier", fault: "invalid", rate: 1 }),
  });
  if (!answer.ok) throw new Error(`bench-w1: the simulator refused a fault: ${await answer.text()}`);
}
