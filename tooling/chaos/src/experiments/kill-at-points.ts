import type { Experiment, Finding, Order } from "../experiment.ts";
import { judgeSite } from "../judge/judge-site.ts";
import { JOB_POINTS } from "../kill-points/job-points.ts";
import { HAND_POINTS, killByHand } from "../kill-points/kill-by-hand.ts";
import { killAfterOpening, killBeforeOpening } from "../kill-points/kill-in-failures.ts";
import { FEEDER_POINTS, killInFeeders } from "../kill-points/kill-in-feeders.ts";
import { killInJobs, targetsOf } from "../kill-points/kill-in-jobs.ts";
import { killInSweeps } from "../kill-points/kill-in-sweeps.ts";
import type { Kills } from "../kill-points/kills.ts";
import { POINTS } from "../kill-points/points.ts";
import { rowsOf } from "../site/rows.ts";
import { type Site, startSite } from "../site/site.ts";

/** Processes started together: enough to share the wait for one heir, few enough for two cores. */
const AT_ONCE = 10;

export const killAtPoints: Experiment = {
  name: "kill-at-points",
  fault: `kill -9 at ${POINTS.length} named points`,
  mustHold: "the exact outcome stated for the point",
  rounds: { full: 50, short: 1 },
  run,
};

async function run(order: Order): Promise<Finding> {
  await using site = await startSite(order, { workers: 0 });
  const parts: Kills[] = [];
  for (const part of partsOf(site, order.rounds)) {
    order.signal.throwIfAborted();
    parts.push(await part());
    order.progress(`${count(parts)} of ${POINTS.length * order.rounds} kills`);
  }
  const [jobs] = await rowsOf<{ over: number }>(site, COMPLETED);
  const seeded = parts.reduce((sum, part) => sum + part.jobs, 0);
  return {
    faults: { planned: POINTS.length * order.rounds, done: count(parts) },
    jobs: { planned: seeded, done: jobs?.over ?? 0 },
    figures: Object.fromEntries(POINTS.map(({ name }) => [name, `${countAt(parts, name)} kills`])),
    violations: [...parts.flatMap(({ violations }) => violations), ...(await judgeSite(site))],
  };
}

/** Each part ends with no work left and the breaker CLOSED. */
function partsOf(site: Site, rounds: number): (() => Promise<Kills>)[] {
  const inGroups = (kill: (site: Site, kills: number) => Promise<Kills>) =>
    groups(Array.from({ length: rounds })).map((group) => () => kill(site, group.length));
  return [
    ...groups(targetsOf(JOB_POINTS, rounds)).map((targets) => () => killInJobs(site, targets)),
    ...inGroups(killInSweeps),
    ...groups(Array.from({ length: rounds }, () => FEEDER_POINTS).flat()).map(
      (points) => () => killInFeeders(site, points),
    ),
    ...inGroups(killBeforeOpening),
    ...inGroups(killAfterOpening),
    ...groups(Array.from({ length: rounds }, () => HAND_POINTS).flat()).map(
      (points) => () => killByHand(site, points),
    ),
  ];
}

function groups<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, place) =>
    all.slice(place * AT_ONCE, (place + 1) * AT_ONCE),
  );
}

const countAt = (parts: readonly Kills[], name: string): number =>
  parts.reduce((sum, { done }) => sum + (done[name] ?? 0), 0);

const count = (parts: readonly Kills[]): number =>
  POINTS.reduce((sum, { name }) => sum + countAt(parts, name), 0);

// The jobs that seeding makes, one fetching job for each campaign, are COMPLETED from the start and do not count.
const COMPLETED = "SELECT count(*)::int AS over FROM job WHERE status = 'COMPLETED' AND lead_id IS NOT NULL";
