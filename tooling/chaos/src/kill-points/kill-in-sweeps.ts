import { seedCampaigns } from "../site/campaigns.ts";
import { rowsOf } from "../site/rows.ts";
import type { Site } from "../site/site.ts";
import { endPatience, letHeirFinish, QUICK_SWEEP, WITHOUT_SWEEP } from "./heir.ts";
import { JOB_POINTS } from "./job-points.ts";
import { differs, type Kills } from "./kills.ts";
import { asks, commits } from "./statements.ts";
import { type Moment, setTrap } from "./trap.ts";

export const SWEEP_POINT = {
  name: "in the sweep",
  when: "a worker was sweeping up after a dead one: at each statement, the COMMIT included, before it reached PostgreSQL",
  outcome:
    "nothing of that sweep happened; the next one declares the worker dead, gives its job back and counts its death, once",
} as const;

/** Every statement of a sweep that found a dead worker, at the moment before it reaches PostgreSQL. */
const PLACES: readonly Moment[] = [
  (sight) => asks(sight, "giveBack"),
  (sight) => asks(sight, "abandon"),
  (sight) => asks(sight, "unlock"),
  (sight) => asks(sight, "ring"),
  (sight) => commits(sight, "statement", "giveBack"),
];

/** One worker dies with a claimed job; `kills` sweepers die while they rescue it; the next one must find everything unchanged. */
export async function killInSweeps(site: Site, kills: number): Promise<Kills> {
  const [campaign] = await seedCampaigns(site, { campaigns: 1, leads: 1 });
  await killWithJobInHand(site);
  await endPatience(site);
  const before = await lookAt(site);
  await Promise.all(Array.from({ length: kills }, (_, place) => killSweeper(site, place)));
  const after = await lookAt(site);
  const counted = await deathsOf(site, campaign?.jobIds[0]);
  await letHeirFinish(site);
  const [end] = await rowsOf<End>(site, END, [campaign?.jobIds[0]]);
  const violations = [
    ...differs("what killed sweeps left behind", { seen: after, stated: before }),
    ...differs(`the job after ${kills} killed sweeps`, { seen: end, stated: STATED }),
    ...differs("deaths that the sweep counted", { seen: counted, stated: 1 }),
  ];
  return { done: { [SWEEP_POINT.name]: kills }, jobs: 1, violations };
}

/** The worker dies before its last call, so the next owner begins a call of its own. */
const killWithJobInHand = (site: Site): Promise<void> =>
  killAt(site, pointNamed("after the checkpoint").moment("WRITE"), WITHOUT_SWEEP);

const killSweeper = (site: Site, place: number): Promise<void> =>
  killAt(site, PLACES[place % PLACES.length] as Moment, QUICK_SWEEP);

/** Reads what the sweep counted while another owner, which is killed too, has the job: a recorded call would reset it. */
async function deathsOf(site: Site, jobId: string | undefined): Promise<number | undefined> {
  await killAt(site, pointNamed("before the intent").moment("HAND_OVER"), QUICK_SWEEP);
  const [row] = await rowsOf<{ deaths: number }>(site, "SELECT deaths FROM job WHERE id = $1", [jobId]);
  return row?.deaths;
}

function pointNamed(name: string): (typeof JOB_POINTS)[number] {
  const point = JOB_POINTS.find((each) => each.name === name);
  if (point === undefined) throw new Error("chaos-e4: the point is gone");
  return point;
}

async function killAt(site: Site, moment: Moment, env: Readonly<Record<string, string>>): Promise<void> {
  await using trap = await setTrap(site, moment);
  const { database, providers } = trap;
  const worker = await site.startWorker({ env, database, providers });
  trap.holds(worker.process);
  await trap.sprung();
}

/** Everything that the killed sweep writes, as comparable text. Sweepers that died without a job may be declared dead by others. */
async function lookAt(site: Site): Promise<string> {
  const [row] = await rowsOf<{ state: string }>(site, STATE);
  return row?.state ?? "";
}

interface End {
  readonly status: string;
  readonly attempt: number;
  readonly deaths: number;
  readonly unknown: number;
  readonly calls: number;
}

/** The heir's attempt is the third. */
const STATED: End = { status: "COMPLETED", attempt: 3, deaths: 0, unknown: 0, calls: 4 };

const STATE = `
  SELECT json_build_object(
           'declaredDead', (SELECT count(*) FROM worker JOIN job ON job.worker_id = worker.id AND job.finished_at IS NULL
                      WHERE stopped_at IS NOT NULL),
           'jobs', (SELECT json_agg(json_build_array(id, status, attempt, deaths, worker_id, doorbell_id) ORDER BY id)
                    FROM job WHERE finished_at IS NULL),
           'unknown', (SELECT count(*) FROM provider_call WHERE outcome = 'UNKNOWN'),
           'doorbells', (SELECT json_agg(json_build_array(id, locked_by) ORDER BY id) FROM graphile_worker.jobs))::text AS state`;

const END = `
  SELECT job.status, job.attempt, job.deaths,
         (count(*) FILTER (WHERE call.outcome = 'UNKNOWN'))::int AS unknown, count(call.id)::int AS calls
  FROM job LEFT JOIN provider_call AS call ON call.job_id = job.id
  WHERE job.id = $1 GROUP BY job.id`;
