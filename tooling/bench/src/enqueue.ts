import { TASK_TABLE } from "@leadgen/core";
import { enqueueJobs, type NewJob } from "@leadgen/core/outreach";
import { autocommit, type Tx, transaction } from "@leadgen/db";
import type { Lab } from "@leadgen/testkit/lab";
import { makeCampaign, makeLeads } from "@leadgen/testkit/make";
import { type Figure, median, timed } from "./figures.ts";

export interface EnqueueOptions {
  /** Transactions for each round and side. */
  readonly batches: number;
  readonly rounds: number;
}

/** Batches of jobs with their doorbells, one transaction each, against the doorbells alone and the rows alone. */
export async function benchEnqueue(lab: Lab, { batches, rounds }: EnqueueOptions): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const size of [10, 100]) figures.push(...(await benchBatches(lab, { size, batches, rounds })));
  return [...figures, ...(await benchBatches(lab, { size: 100 * batches, batches: 1, rounds }))];
}

interface Batches extends EnqueueOptions {
  /** Jobs for each transaction. */
  readonly size: number;
}

async function benchBatches(lab: Lab, { size, batches, rounds }: Batches): Promise<Figure[]> {
  await using database = await lab.database("bench_enqueue");
  const db = database.pool(1);
  // One more round than is counted: the first warms the caches.
  const { id: campaignId } = await makeCampaign(autocommit(db));
  const leads = await makeLeads(autocommit(db), { campaignId, count: 2 * size * batches * (rounds + 1) });
  await autocommit(db).query("ANALYZE lead");
  // Each batch takes its own leads: a lead has one job.
  const batch = () =>
    leads.splice(-size).map(({ id }): NewJob => ({ campaignId, leadId: id, type: "ENRICH_LEAD" }));
  const rates = { doorbells: [] as number[], rows: [] as number[], both: [] as number[] };
  const work: Record<keyof typeof rates, (tx: Tx) => Promise<unknown>> = {
    doorbells: (tx) => tx.query(ADD_JOBS, [TASK_TABLE.ENRICH_LEAD.identifier, size]),
    rows: (tx) => tx.query(INSERT_ROWS, [campaignId, batch().map(({ leadId }) => leadId)]),
    both: (tx) => enqueueJobs(tx, batch()),
  };
  const sides = Object.keys(work) as (keyof typeof rates)[];
  for (let round = 0; round <= rounds; round++) {
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
      const took = await timed(async () => {
        for (let each = 0; each < batches; each++) await transaction(db, work[side]);
      });
      if (round > 0) rates[side].push((size * batches) / (took / 1000));
    }
  }
  const benchmark = `enqueue in batches of ${size}`;
  const ratio = (to: keyof typeof rates) =>
    median(rates.both.map((rate, round) => rate / (rates[to][round] ?? Number.NaN)));
  return [
    { benchmark, what: "add_jobs alone", value: median(rates.doorbells), unit: "jobs/s" },
    { benchmark, what: "bare INSERT", value: median(rates.rows), unit: "jobs/s" },
    { benchmark, what: "enqueueJobs: rows and doorbells", value: median(rates.both), unit: "jobs/s" },
    { benchmark, what: "enqueueJobs / add_jobs alone", value: ratio("doorbells"), unit: "x" },
    { benchmark, what: "enqueueJobs / bare INSERT", value: ratio("rows"), unit: "x" },
  ];
}

const ADD_JOBS = `
  SELECT id::text FROM graphile_worker.add_jobs(
    ARRAY(SELECT ROW($1, json_build_object('jobId', uuidv7()), NULL, NULL, NULL, NULL, 0, NULL)::graphile_worker.job_spec
          FROM generate_series(1, $2::int)))`;

const INSERT_ROWS = `
  INSERT INTO job (campaign_id, lead_id, type, status)
  SELECT $1, lead_id, 'ENRICH_LEAD', 'PENDING' FROM unnest($2::uuid[]) AS lead_id`;
