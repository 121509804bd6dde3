import { closeBreaker, openBreaker, readBreaker } from "@leadgen/core/outreach";
import { autocommit, transaction } from "@leadgen/db";
import { seedCampaigns } from "../site/campaigns.ts";
import { rowsOf } from "../site/rows.ts";
import type { Site } from "../site/site.ts";
import { letHeirFinish, WITHOUT_SWEEP } from "./heir.ts";
import { differs, type Kills } from "./kills.ts";
import { commits } from "./statements.ts";
import { setTrap } from "./trap.ts";

interface FeederPoint {
  readonly name: string;
  readonly when: string;
  readonly outcome: string;
  readonly committed: boolean;
}

export const FEEDER_POINTS: readonly FeederPoint[] = [
  {
    name: "while a feeder rings, before its COMMIT",
    when: "a close had left a feeder, the COMMIT of its ringing was about to reach PostgreSQL",
    outcome: "no job has a doorbell, the feeder covers them all; it rings again elsewhere, no death counts",
    committed: false,
  },
  {
    name: "while a feeder rings, after its COMMIT",
    when: "the ringing was committed, the worker had not heard of it",
    outcome:
      "each job has a doorbell, the feeder covers none; it rings for nobody elsewhere, no death counts",
    committed: true,
  },
];

const JOBS = 3;

/** Each target is a worker that dies while it rings a feeder; another worker rings it again and does the work. */
export async function killInFeeders(site: Site, targets: readonly FeederPoint[]): Promise<Kills> {
  const done: Record<string, number> = {};
  const violations: string[] = [];
  for (const { name, committed } of targets) {
    const [campaign] = await seedCampaigns(site, { campaigns: 1, leads: JOBS });
    await closeOver(site);
    await killAtCommit(site, committed);
    const seen = await rowsOf<object>(site, COVERED, [campaign?.jobIds]);
    violations.push(
      ...differs(name, { seen, stated: [{ status: "PENDING", jobs: JOBS, own: committed ? JOBS : 0 }] }),
    );
    await letHeirFinish(site);
    const ends = await rowsOf<object>(site, ENDS, [campaign?.jobIds]);
    const stated = [{ status: "COMPLETED", attempt: 1, deaths: 0, jobs: JOBS }];
    violations.push(...differs(`${name}, at the end`, { seen: ends, stated }));
    done[name] = (done[name] ?? 0) + 1;
  }
  return { done, jobs: JOBS * targets.length, violations };
}

async function closeOver({ pool }: Site): Promise<void> {
  const actor = "operator:chaos";
  await transaction(pool, (tx) => openBreaker(tx, { actor, reason: "for a feeder" }));
  const { epoch } = await readBreaker(autocommit(pool));
  await transaction(pool, (tx) => closeBreaker(tx, { actor, reason: "for a feeder", epoch }));
}

async function killAtCommit(site: Site, committed: boolean): Promise<void> {
  await using trap = await setTrap(site, (sight) =>
    commits(sight, committed ? "reply" : "statement", "feed"),
  );
  const worker = await site.startWorker({ env: WITHOUT_SWEEP, database: trap.database });
  trap.holds(worker.process);
  await trap.sprung();
}

const COVERED = `
  SELECT job.status, count(*)::int AS jobs, (count(*) FILTER (WHERE bell.payload ->> 'jobId' = job.id::text))::int AS own
  FROM job JOIN graphile_worker._private_jobs AS bell ON bell.id = job.doorbell_id
  WHERE job.id = ANY($1::uuid[]) GROUP BY job.status`;

const ENDS = `
  SELECT status, attempt, deaths, count(*)::int AS jobs FROM job WHERE id = ANY($1::uuid[]) GROUP BY 1, 2, 3`;
