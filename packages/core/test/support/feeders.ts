import { makeCampaign, makeJob } from "@leadgen/testkit/make";
import { FEEDER_TASK } from "../../src/index.ts";
import { closeBreaker, openBreaker, readBreaker, ringFeeder, type Tx } from "../../src/outreach/index.ts";
import type { CoreSystem } from "./core-system.ts";

export type FeederRow = Parameters<typeof ringFeeder>[1] & {
  /** The jobs that name it. */
  readonly jobIds: readonly string[];
};

export async function open(tx: Tx): Promise<void> {
  await openBreaker(tx, { actor: "operator:ada", reason: "drill" });
}

export async function close(tx: Tx): Promise<void> {
  const { epoch } = await readBreaker(tx);
  await closeBreaker(tx, { actor: "operator:ada", reason: "mended", epoch });
}

/** The feeders in graphile-worker's queue. */
export const feedersIn = (db: Tx): Promise<FeederRow[]> => db.query<FeederRow>(FEEDERS, [FEEDER_TASK]);

/** Jobs of one campaign after a close, and the feeder that covers them. */
export async function closedOver(system: CoreSystem, jobs: number): Promise<FeederRow> {
  const { id: campaignId } = await makeCampaign(system.db);
  for (let n = 0; n < jobs; n++) await makeJob(system.db, { campaignId });
  await system.tx(open);
  await system.tx(close);
  const [feeder] = await feedersIn(system.db);
  if (feeder === undefined) throw new Error("The close left no feeder.");
  return feeder;
}

/** Rings every feeder as workers do. */
export async function ringAll(system: CoreSystem): Promise<void> {
  for (const feeder of await feedersIn(system.db)) {
    await system.tx((tx) => ringFeeder(tx, feeder));
    await system.db.query("DELETE FROM graphile_worker._private_jobs WHERE id = $1", [feeder.doorbellId]);
  }
}

const FEEDERS = `
  SELECT bell.id::text AS "doorbellId", payload ->> 'campaignId' AS "campaignId", payload ->> 'madeFrom' AS "madeFrom",
         payload ->> 'madeTo' AS "madeTo", ARRAY(SELECT id FROM job WHERE doorbell_id = bell.id ORDER BY id) AS "jobIds"
  FROM graphile_worker._private_jobs AS bell JOIN graphile_worker._private_tasks AS task ON task.id = task_id
  WHERE task.identifier = $1 ORDER BY bell.priority, bell.run_at, bell.id`;
