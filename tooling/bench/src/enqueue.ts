import { TASK_TABLE } from "@leadgen/core";
import { enqueueJobs, type NewJob } from "@leadgen/core/outreach";
import { autocommit, transaction } from "@leadgen/db";
import type { Lab } from "@leadgen/testkit/lab";
import { makeCampaign, makeLeads } from "@leadgen/testkit/make";
import type pg from "pg";
import { type Figure, median, timed } from "./figures.ts";

export interface EnqueueOptions {
  /** Transactions a round and side. */
  readonly batches: number;
  readonly rounds: number;
}

/** A batch of jobs with their doorbells in one transaction, against the doorbells alone. */
export async function benchEnqueue(lab: Lab, options: EnqueueOptions): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const size of [10, 100]) figures.push(...(await benchBatches(lab, size, options)));
  return figures;
}

async function benchBatches(lab: Lab, size: number, { batches, rounds }: EnqueueOptions): Promise<Figure[]> {
  await using database = await lab.database("bench_enqueue");
  const db = database.pool(1);
  // One round more than is counted: the first warms the caches.
  const { id: campaignId } = await makeCampaign(autocommit(db));
  const leads = await makeLeads(autocommit(db), { campaignId, count: size * batches * (rounds + 1) });
  await autocommit(db).query("ANALYZE lead");
  const jobs = leads.map(({ id }): NewJob => ({ campaignId, leadId: id, type: "ENRICH_LEAD" }));
  const rates = { alone: [] as number[], rows: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    const sides = [
      async () => rates.alone.push(await rateOf(size * batches, () => ringAlone(db, size, batches))),
      async () => rates.rows.push(await rateOf(size * batches, () => enqueue(db, jobs, { size, batches }))),
    ];
    for (const side of round % 2 === 0 ? sides : sides.reverse()) await side();
    if (round === 0) rates.alone.length = rates.rows.length = 0;
  }
  const benchmark = `enqueue in batches of ${size}`;
  return [
    { benchmark, what: "add_jobs alone", value: median(rates.alone), unit: "jobs/s" },
    { benchmark, what: "enqueueJobs: rows and doorbells", value: median(rates.rows), unit: "jobs/s" },
    {
      benchmark,
      what: "enqueueJobs / add_jobs alone",
      value: median(rates.rows) / median(rates.alone),
      unit: "x",
    },
  ];
}

const rateOf = async (jobs: number, work: () => Promise<void>): Promise<number> =>
  jobs / ((await timed(work)) / 1000);

async function ringAlone(db: pg.Pool, size: number, batches: number): Promise<void> {
  for (let batch = 0; batch < batches; batch++) {
    await transaction(db, (tx) => tx.query(ADD_JOBS, [TASK_TABLE.ENRICH_LEAD.identifier, size]));
  }
}

/** Takes its jobs out of `jobs`: a lead has one job. */
async function enqueue(
  db: pg.Pool,
  jobs: NewJob[],
  { size, batches }: { readonly size: number; readonly batches: number },
): Promise<void> {
  for (let batch = 0; batch < batches; batch++) {
    const wanted = jobs.splice(-size);
    await transaction(db, (tx) => enqueueJobs(tx, wanted));
  }
}

const ADD_JOBS = `
  SELECT id::text FROM graphile_worker.add_jobs(
    ARRAY(SELECT ROW($1, json_build_object('jobId', uuidv7()), NULL, NULL, NULL, NULL, 0, NULL)::graphile_worker.job_spec
          FROM generate_series(1, $2::int)))`;
