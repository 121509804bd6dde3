import { TASK_TABLE } from "@leadgen/core";
import { type Claim, claimJobs, completeJobs, type Held } from "@leadgen/core/outreach";
import { autocommit, transaction } from "@leadgen/db";
import type { Lab, LabDatabase } from "@leadgen/testkit/lab";
import { makeBacklog, makeWorker } from "@leadgen/testkit/make";
import { CLAIMS_LINGER_MS, gather } from "@leadgen/worker";
import { Logger, run, type Task, WorkerPreset } from "graphile-worker";
import type pg from "pg";
import { type Figure, median } from "./figures.ts";

export interface DrainOptions {
  readonly tasks: number;
  readonly concurrency: number;
  readonly rounds: number;
}

type Settings = Partial<GraphileConfig.WorkerOptions>;

/** Called about jobs in addition to the ledger. */
export interface Watch {
  claimed(claim: Claim): void;
  completed(claim: Claim): void;
}

/** graphile-worker's settings, the same for both sides, and the smallest share of its throughput that must remain with the ledger. */
export const WAYS: readonly { readonly name: string; readonly settings: Settings; readonly least: number }[] =
  [
    { name: "default settings", settings: {}, least: 0.8 },
    {
      name: "localQueue 500, no batch delays",
      settings: { localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 },
      least: 0.3,
    },
  ];

/** Tasks that do nothing: graphile-worker alone, against the same with each job also claimed and completed in the ledger. */
export async function benchDrain(lab: Lab, options: DrainOptions): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { name, settings, least } of WAYS) {
    const raw: number[] = [];
    const ledger: number[] = [];
    const sides = [
      async () => raw.push(await inFreshDatabase(lab, (database) => drainRaw(database, settings, options))),
      async () =>
        ledger.push(await inFreshDatabase(lab, (database) => drainLedger(database, settings, options))),
    ];
    for (let round = 0; round < options.rounds; round++) {
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) await side();
    }
    const benchmark = `drain ${options.tasks} no-op tasks, ${name}`;
    figures.push(
      { benchmark, what: "graphile-worker alone", value: median(raw), unit: "jobs/s" },
      { benchmark, what: "with claim and completion", value: median(ledger), unit: "jobs/s" },
      {
        benchmark,
        what: "with the ledger / alone",
        // Round by round: other load on the machine affects both sides of a round.
        value: median(ledger.map((rate, round) => rate / (raw[round] ?? Number.NaN))),
        unit: "x",
        target: { is: "at least", limit: least },
      },
    );
  }
  return figures;
}

export async function inFreshDatabase<T>(lab: Lab, work: (database: LabDatabase) => Promise<T>): Promise<T> {
  await using database = await lab.database("bench_drain");
  return await work(database);
}

async function drainRaw(database: LabDatabase, settings: Settings, options: DrainOptions): Promise<number> {
  const db = database.pool(1);
  await autocommit(db).query(ADD_RAW, [options.tasks]);
  await autocommit(db).query("VACUUM (ANALYZE) graphile_worker._private_jobs");
  return drain(database, { settings, ...options, identifier: "nothing", run: async (_, ended) => ended() });
}

/** @param watch is called for each job that was claimed, and for each that was completed. */
export async function drainLedger(
  database: LabDatabase,
  settings: Settings,
  { watch, ...options }: DrainOptions & { readonly watch?: Watch },
): Promise<number> {
  const db = database.pool(4);
  const worker = await makeWorker(autocommit(db), { name: "bench", concurrency: 50 });
  await makeBacklog(autocommit(db), options.tasks);
  await autocommit(db).query("VACUUM (ANALYZE) job");
  await autocommit(db).query("VACUUM (ANALYZE) graphile_worker._private_jobs");
  const { claim, complete } = ledgerOf(db, worker.id, options.concurrency);
  const run: Run = async (payload, ended) => {
    const claimed = await claim((payload as { jobId: string }).jobId);
    if (claimed === undefined) throw new Error("bench-d1: a job was not claimed");
    watch?.claimed(claimed);
    // As in the worker: a doorbell is answered when its job is claimed.
    void complete(claimed).then((done) => {
      watch?.completed(claimed);
      ended(done ? undefined : new Error("bench-d2: not completed"));
    }, ended);
  };
  return drain(database, { settings, ...options, identifier: TASK_TABLE.ENRICH_LEAD.identifier, run });
}

/** Claims and completions as in the worker: those of concurrent tasks share a statement. */
function ledgerOf(db: pg.Pool, workerId: string, concurrency: number) {
  const options = { lingerMs: CLAIMS_LINGER_MS, most: concurrency };
  const claim = gather(async (jobIds: readonly string[]) => {
    const claims = await transaction(db, (tx) => claimJobs(tx, { workerId, jobIds }));
    const byId = new Map<string, Claim>(claims.map((claimed) => [claimed.jobId, claimed]));
    return jobIds.map((jobId) => byId.get(jobId));
  }, options);
  const complete = gather(async (held: readonly Held[]) => {
    const { completed } = await transaction(db, (tx) => completeJobs(tx, held));
    const done = new Set(completed);
    return held.map(({ jobId }) => done.has(jobId));
  }, options);
  return { claim, complete };
}

/** A task, and a callback for when its work is over, with the error if it failed. */
type Run = (payload: unknown, ended: (error?: unknown) => void) => Promise<void>;

interface Draining extends DrainOptions {
  readonly settings: Settings;
  readonly identifier: string;
  readonly run: Run;
}

/** @returns tasks a second, from the start of the first until the last one's work is over and it is out of the queue. */
async function drain(
  database: LabDatabase,
  { settings, identifier, run: work, ...options }: Draining,
): Promise<number> {
  const over = Promise.withResolvers<void>();
  let left = options.tasks;
  let began: number | undefined;
  const ended = (error?: unknown) => {
    if (error !== undefined) over.reject(error);
    left -= 1;
    if (left === 0) over.resolve();
  };
  const counted: Task = async (payload) => {
    began ??= performance.now();
    // If the task failed, graphile-worker would retry it a second later.
    await work(payload, ended).catch(ended);
  };
  const runner = await run({
    preset: {
      extends: [WorkerPreset],
      worker: {
        connectionString: database.url,
        concurrentJobs: options.concurrency,
        logger: new Logger(() => () => {}),
        ...settings,
      },
    },
    taskList: { [identifier]: counted },
    noHandleSignals: true,
  });
  // Completions may come after the tasks (completeJobBatchDelay); stopping waits for them.
  await over.promise.finally(() => runner.stop());
  return options.tasks / ((performance.now() - (began ?? Number.NaN)) / 1000);
}

const ADD_RAW = `
  SELECT count(*) FROM graphile_worker.add_jobs(
    ARRAY(SELECT ROW('nothing', json_build_object('jobId', uuidv7()), NULL, NULL, NULL, NULL, 0, NULL)::graphile_worker.job_spec
          FROM generate_series(1, $1::int)))`;
