import { ENRICH_STEPS, type EnrichStep, providerOf } from "@leadgen/core";
import { readSeenRequests } from "../judge/provider-log.ts";
import { KNOWN_PROVIDERS } from "../providers/all.ts";
import type { LeadFacts } from "../providers/known-provider.ts";
import { rowsOf } from "../site/rows.ts";
import type { Site } from "../site/site.ts";
import { letHeirFinish, WITHOUT_SWEEP } from "./heir.ts";
import type { JobPoint, Outcome } from "./job-points.ts";
import type { Kills } from "./kills.ts";
import { killOneAfterTheOther } from "./one-after-the-other.ts";
import { setTrap, type Trap } from "./trap.ts";

/** One kill to do: at which point, in which step. */
export interface Target {
  readonly point: JobPoint;
  readonly step: EnrichStep;
}

/** Each point `times` times, with the steps in turn. */
export function targetsOf(points: readonly JobPoint[], times: number): Target[] {
  return Array.from({ length: times }, (_, round) =>
    points.map((point, place) => ({
      point,
      step: ENRICH_STEPS[(round + place) % ENRICH_STEPS.length] as EnrichStep,
    })),
  ).flat();
}

interface Victim extends Target {
  readonly worker: string;
}

/**
 * Starts as many workers as targets, with one job each; each worker is killed at its point; a second worker finishes everything; then
 * each job must look exactly as its point states.
 */
export async function killInJobs(site: Site, targets: readonly Target[]): Promise<Kills> {
  await using stack = new AsyncDisposableStack();
  const trapped = await Promise.all(targets.map((target) => startTrapped(site, target)));
  for (const { trap } of trapped) stack.use(trap);
  const jobIds = await killOneAfterTheOther(
    site,
    trapped.map(({ trap }) => trap),
  );
  const victims = trapped.map(({ victim }) => victim);
  const jobs = await Promise.all(victims.map((victim) => jobOf(site, victim)));
  await letHeirFinish(site);
  const works = await worksDone(site);
  const violations: string[] = [];
  for (const [place, victim] of victims.entries()) {
    const job = jobs[place];
    if (job === undefined) violations.push(`${nameOf(victim)}: the worker was killed without a job`);
    else violations.push(...(await compare(site, { victim, job, works })));
  }
  const done = Object.groupBy(victims, ({ point }) => point.name);
  return {
    done: Object.fromEntries(Object.entries(done).map(([name, killed]) => [name, killed?.length ?? 0])),
    jobs: jobIds.length,
    violations,
  };
}

async function startTrapped(
  site: Site,
  { point, step }: Target,
): Promise<{ readonly trap: Trap; readonly victim: Victim }> {
  const trap = await setTrap(site, point.moment(step));
  const { database, providers } = trap;
  const worker = await site.startWorker({ env: WITHOUT_SWEEP, database, providers });
  trap.holds(worker.process);
  return { trap, victim: { point, step, worker: worker.name } };
}

interface VictimJob extends LeadFacts {
  readonly id: string;
}

async function jobOf(site: Site, victim: Victim): Promise<VictimJob | undefined> {
  const [job] = await rowsOf<VictimJob>(site, JOB_OF, [victim.worker]);
  return job;
}

interface Comparison {
  readonly victim: Victim;
  readonly job: VictimJob;
  readonly works: ReadonlyMap<string, number>;
}

async function compare(site: Site, { victim, job, works }: Comparison): Promise<string[]> {
  const [row] = await rowsOf<Omit<Outcome, "works"> & { status: string }>(site, OUTCOME, [
    job.id,
    victim.step,
  ]);
  if (row === undefined) return [`${nameOf(victim)}: job ${job.id} is gone`];
  const subject = KNOWN_PROVIDERS[providerOf(victim.step)].subjectOfCall(job);
  const seen = { ...row, works: works.get(`${victim.step} ${subject}`) ?? 0 };
  const stated = { status: "COMPLETED", ...victim.point.outcome(victim.step) };
  const wrong = Object.entries(stated).filter(([fact, value]) => seen[fact as keyof typeof seen] !== value);
  return wrong.map(
    ([fact, value]) =>
      `${nameOf(victim)}: ${fact} is ${seen[fact as keyof typeof seen]}, not ${value} (job ${job.id})`,
  );
}

const nameOf = ({ point, step }: Target): string => `${point.name}, ${step}`;

async function worksDone(site: Site): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const work of (await readSeenRequests(site.simulator)).flatMap((request) => request.works)) {
    counts.set(work, (counts.get(work) ?? 0) + 1);
  }
  return counts;
}

const JOB_OF = `
  SELECT job.id, lead.email, lead.first_name AS "firstName", lead.last_name AS "lastName", lead.title,
         lead.company_name AS name, lead.company_domain AS domain
  FROM job JOIN worker ON worker.id = job.worker_id JOIN lead ON lead.id = job.lead_id
  WHERE worker.name = $1`;

const OUTCOME = `
  SELECT job.status, job.attempt, job.deaths,
         (count(*) FILTER (WHERE call.effect AND call.step = $2))::int AS intents,
         (count(*) FILTER (WHERE call.outcome = 'UNKNOWN'))::int AS unknown,
         (count(*) FILTER (WHERE NOT call.effect))::int AS "lookUps"
  FROM job LEFT JOIN provider_call AS call ON call.job_id = job.id
  WHERE job.id = $1 GROUP BY job.id`;
