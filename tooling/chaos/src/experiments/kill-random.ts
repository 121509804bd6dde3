import type { Experiment, Finding, Order } from "../experiment.ts";
import { inSeconds } from "../figures.ts";
import { quantile } from "../quantile.ts";
import { type KillPlan, type KillRun, killAtRandom } from "../random-kills/kill-run.ts";

/** Rule J9 promises this with the product's own settings. */
const BOUND_SECONDS = 30;
/** What faster settings make possible. */
const BRISK_BOUND_SECONDS = 15;
const BRISK = { WORKER_HEARTBEAT_MS: "1000", WORKER_SILENT_MS: "5000" } as const;

/** As long as the slowest call. */
const SPREAD_MS = 2_000;

/** From this many kills on, the product's own settings are used as well; they notice a death after 15 s. */
const FULL = 50;

export const killRandom: Experiment = {
  name: "kill-random",
  fault: "kill -9 a random worker mid-call",
  mustHold: `nothing lost; repeated paid calls only where the kill fell between send and record, each marked UNKNOWN; back at work within ${BOUND_SECONDS} s p99`,
  rounds: { full: 100, short: 2 },
  run,
};

async function run(order: Order): Promise<Finding> {
  const kills = order.rounds;
  if (kills < FULL) {
    const plan: KillPlan = { kills, jobsEach: 20, settings: {}, outstanding: 2, spreadMs: 300 };
    const quick = await killAtRandom(order, plan);
    return findingOf([{ name: "quick settings", run: quick, bound: BOUND_SECONDS, plan }]);
  }
  const product: KillPlan = {
    kills,
    jobsEach: 50,
    settings: { settings: "product" },
    outstanding: 4,
    spreadMs: SPREAD_MS,
  };
  const few = Math.ceil(kills / 5);
  const brisk: KillPlan = {
    kills: few,
    jobsEach: 25,
    settings: { settings: "product", env: BRISK },
    outstanding: 2,
    spreadMs: SPREAD_MS,
  };
  return findingOf([
    {
      name: "product's settings",
      run: await killAtRandom(order, product),
      bound: BOUND_SECONDS,
      plan: product,
    },
    {
      name: `heartbeat ${BRISK.WORKER_HEARTBEAT_MS} ms, silence ${BRISK.WORKER_SILENT_MS} ms`,
      run: await killAtRandom(order, brisk),
      bound: BRISK_BOUND_SECONDS,
      plan: brisk,
    },
  ]);
}

interface Part {
  readonly name: string;
  readonly run: KillRun;
  readonly plan: Pick<KillPlan, "kills" | "jobsEach">;
  /** In seconds, at the 99th percentile. */
  readonly bound: number;
}

function findingOf(parts: readonly Part[]): Finding {
  const sum = (count: (part: Part) => number) => parts.reduce((total, part) => total + count(part), 0);
  return {
    faults: { planned: sum(({ plan }) => plan.kills), done: sum(({ run: { kills } }) => kills) },
    jobs: {
      planned: sum(({ plan }) => plan.kills * plan.jobsEach),
      done: sum(({ run: { completed } }) => completed),
    },
    figures: Object.fromEntries(parts.flatMap(figuresOf)),
    violations: parts.flatMap(({ run: { violations } }) => violations),
    late: parts.flatMap(lateOf),
  };
}

function figuresOf({ name, run: { returns, orphans, unknown, repeated } }: Part): [string, string][] {
  const spread = (values: readonly number[]) =>
    `p50 ${inSeconds(quantile(values, 0.5))}, p99 ${inSeconds(quantile(values, 0.99))}, longest ${inSeconds(quantile(values, 1))}`;
  const noticed = returns.map((each) => each.noticed);
  const claimed = returns.map((each) => each.claimed);
  return [
    [`${name}, from kill to the sweep`, spread(noticed)],
    [`${name}, from kill to the next claim`, `${spread(claimed)} (${returns.length} of ${orphans} jobs)`],
    [`${name}, calls`, `${unknown} UNKNOWN, ${repeated} made again`],
  ];
}

function lateOf({ name, run: { returns }, bound }: Part): string[] {
  const p99 = quantile(
    returns.map(({ claimed }) => claimed),
    0.99,
  );
  return p99 <= bound * 1_000
    ? []
    : [`${name}: back at work after ${inSeconds(p99)} at p99, over ${bound} s`];
}
