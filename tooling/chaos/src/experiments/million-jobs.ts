import { execFile } from "node:child_process";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { autocommit } from "@leadgen/db";
import { makeBacklog } from "@leadgen/testkit/make";
import { residentBytes } from "@leadgen/testkit/process";
import type { Experiment, Finding, Order } from "../experiment.ts";
import { inSeconds } from "../figures.ts";
import { type ApiAnswer, askApi, closeAsOperator, openAsOperator } from "../site/operator.ts";
import { CLI, type Site, startSite } from "../site/site.ts";

/** Jobs for each round. */
const THOUSAND = 1_000;

/** What docs/operations.md promises for a million jobs, in seconds. */
const BOUNDS = { status: 3, open: 30, cause: 3, preview: 15, doctor: 60, close: 60 } as const;
type Deed = keyof typeof BOUNDS;

/** How much the API's process may grow, in bytes: no answer grows with the number of jobs. */
const MORE = 48 * 1024 * 1024;

export const millionJobs: Experiment = {
  name: "million-jobs",
  fault: "1,000,000 live jobs, then as many paused ones (thousands by the round)",
  mustHold: "open, status, cause, preview, doctor and close work within their bounds; memory is flat",
  rounds: { full: 1_000, short: 20 },
  run,
};

async function run(order: Order): Promise<Finding> {
  const database = await order.database();
  const db = database.pool(2);
  const jobs = order.rounds * THOUSAND;
  await makeBacklog(autocommit(db), jobs);
  await autocommit(db).query(HALF_ARE_VERIFIED);
  for (const table of ["job", "job_step", "provider_call", "graphile_worker._private_jobs"]) {
    await autocommit(db).query(`VACUUM (ANALYZE) ${table}`);
  }
  order.progress(`${jobs} jobs are live`);
  await using site = await startSite(order, { workers: 0, api: true, database });
  const day = newDay(site);
  await day.ask("status", () => askApi(site, `GET ${QUEUE}/status`));
  const before = await apiMemory(site);
  const opened = await day.ask("open", () => openAsOperator(site));
  await day.ask("status", () => askApi(site, `GET ${QUEUE}/status`));
  await day.ask("cause", () => askApi(site, `GET ${QUEUE}/circuit-breaker`));
  const preview = await day.ask("preview", () => askApi(site, `GET ${QUEUE}/circuit-breaker/close-preview`));
  await day.doctor();
  const closed = await day.ask("close", () => closeAsOperator(site, 1));
  await day.ask("status", () => askApi(site, `GET ${QUEUE}/status`));
  await day.doctor();
  const grown = (await apiMemory(site)) - before;
  const counted = {
    paused: opened?.jobsPaused,
    previewed: preview?.jobsToResume,
    resumed: closed?.jobsResumed,
  };
  return {
    faults: { planned: jobs, done: opened?.jobsPaused ?? 0 },
    jobs: { planned: jobs, done: closed?.jobsResumed ?? 0 },
    figures: { ...day.figures(), "the API's process has grown by": megabytes(grown) },
    violations: [
      ...day.violations,
      ...Object.entries(counted)
        .filter(([, count]) => count !== jobs)
        .map(([what, count]) => `${count} jobs were ${what}, not ${jobs}.`),
      ...(grown > MORE ? [`The API's process has grown by ${megabytes(grown)}.`] : []),
    ],
    late: day.late,
  };
}

interface Told {
  readonly jobsPaused?: number;
  readonly jobsToResume?: number;
  readonly jobsResumed?: number;
}

interface Day {
  readonly violations: string[];
  readonly late: string[];
  ask(deed: Deed, work: () => Promise<ApiAnswer>): Promise<Told | undefined>;
  /** Checks I1 to I9 with the product's own command. */
  doctor(): Promise<void>;
  figures(): Record<string, string>;
}

/** Runs an operator's actions one after the other and measures the time and the memory of the server's largest process. */
function newDay(site: Site): Day {
  const took = new Map<Deed, { ms: number; bytes: number }>();
  const violations: string[] = [];
  const late: string[] = [];
  const measured = async <T>(deed: Deed, work: () => Promise<T>): Promise<T> => {
    const watch = watchBackends(site);
    const started = performance.now();
    const result = await work().finally(() => watch.stop());
    const ms = performance.now() - started;
    const bytes = Math.max(watch.largest, took.get(deed)?.bytes ?? 0);
    took.set(deed, { ms: Math.max(ms, took.get(deed)?.ms ?? 0), bytes });
    if (ms > BOUNDS[deed] * 1_000) late.push(`${deed} took ${inSeconds(ms)}, over ${BOUNDS[deed]} s.`);
    site.order.progress(`${deed} took ${inSeconds(ms)}`);
    return result;
  };
  return {
    violations,
    late,
    async ask(deed, work) {
      const { status, body } = await measured(deed, work);
      if (status !== 200) violations.push(`${deed} was answered ${status}: ${JSON.stringify(body)}`);
      return (body as { data?: Told } | undefined)?.data;
    },
    async doctor() {
      const said = await measured("doctor", () => runDoctor(site.database.url));
      if (said !== undefined) violations.push(`The doctor says: ${said}`);
    },
    figures: () =>
      Object.fromEntries(
        [...took].map(([deed, { ms, bytes }]) => [
          deed,
          `${inSeconds(ms)}, ${megabytes(bytes)} in PostgreSQL's process`,
        ]),
      ),
  };
}

/** @returns its complaint, if any. */
async function runDoctor(url: string): Promise<string | undefined> {
  const args = [CLI, "doctor", "--json", "--timeout", "600"];
  const env = { PATH: path.dirname(process.execPath), DATABASE_URL: url };
  return promisify(execFile)(process.execPath, args, { env }).then(
    () => undefined,
    (error: { stdout?: string; message: string }) => error.stdout ?? error.message,
  );
}

/** Samples the memory of the database's busy processes until stopped; returns the largest. */
function watchBackends({ pool }: Site) {
  const end = new AbortController();
  let largest = 0;
  const watching = (async () => {
    while (!end.signal.aborted) {
      const busy = await autocommit(pool).query<{ pid: number }>(BUSY_BACKENDS);
      for (const { pid } of busy) largest = Math.max(largest, await residentBytes(pid));
      await pause(LOOK_MS, undefined, { signal: end.signal }).catch(() => undefined);
    }
  })();
  return {
    get largest() {
      return largest;
    },
    async stop() {
      end.abort();
      await watching;
    },
  };
}

async function apiMemory({ api }: Site): Promise<number> {
  if (api === undefined) throw new Error("chaos-a1: the API was not started");
  return residentBytes(api.process.pid);
}
const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`;

const QUEUE = "/api/v1/queue-management";
/** Time between two samples of the memory, in milliseconds. */
const LOOK_MS = 250;

const BUSY_BACKENDS = `
  SELECT pid FROM pg_stat_activity
  WHERE datname = current_database() AND state = 'active' AND pid <> pg_backend_pid()`;

// The preview reads finished steps, each with its call.
const HALF_ARE_VERIFIED = `
  WITH half AS (
         SELECT id, campaign_id, lead_id FROM job
         WHERE finished_at IS NULL AND get_byte(uuid_send(id), 15) % 2 = 0),
       called AS (
         INSERT INTO provider_call (provider, endpoint, job_id, campaign_id, lead_id, step, effect, attempt, epoch, started_at,
                                    ended_at, outcome, kept, credits)
         SELECT 'MILLIONVERIFIER', 'GET /api/v3', id, campaign_id, lead_id, 'VERIFY', true, 1, 0, now(), now(), 'SUCCEEDED', true, 1
         FROM half)
  INSERT INTO job_step (job_id, step, attempt, output, finished_at)
  SELECT id, 'VERIFY', 1, '{"result":"ok"}', now() FROM half`;
