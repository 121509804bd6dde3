import { NOBODY } from "../../actors.ts";
import { covers, isLostBy } from "../../state.ts";
import { Divergence } from "../divergence.ts";
import { processOf, workerIdOf } from "../site.ts";
import { expectStanding, run, type Step, start } from "../step.ts";
import { TAKE } from "./worker.ts";

/** What workers do with feeders. */

export async function takeFeeder(step: Step): Promise<void> {
  const { site, move, before } = step;
  const after = move.state.shared.feeders;
  const wanted = before.shared.feeders.find(
    ({ by }, place) => by === NOBODY && after[place]?.by === move.who,
  );
  const process = processOf(site, move.who);
  const free = await run<{ id: string; covered: readonly string[] }>(step, FREE, []);
  const named = site.jobIds.filter(
    (_, job) => wanted && covers(wanted, job) && before.jobs[job]?.row?.status === "PENDING",
  );
  const feeder = free.find(
    ({ id, covered }) =>
      covered.length === named.length &&
      named.every((job) => covered.includes(job)) &&
      site.processes.every(
        ({ doorbellId }, slot) => (doorbellId === id) === (wanted && isLostBy(wanted, slot)),
      ),
  );
  const [taken] = await run<{ id: string }>(step, TAKE, [feeder?.id ?? null, process.poolId]);
  if (taken === undefined) throw new Divergence("the queue has no such feeder that is free");
  process.doorbellId = taken.id;
  process.workerId = workerIdOf(site, move.who);
}

export async function ringFeeder(step: Step): Promise<void> {
  const { site, move } = step;
  const doorbellId = processOf(site, move.who).doorbellId ?? "";
  const feeder = { doorbellId, campaignId: site.campaignId, madeFrom: "-infinity", madeTo: "infinity" };
  await start(step, { verb: (tx) => site.verbs.ringFeeder(tx, feeder) });
  await expectStanding(step, "DONE");
}

const FREE = `
  SELECT id::text, ARRAY(SELECT job.id FROM job WHERE doorbell_id = bell.id AND status = 'PENDING') AS covered
  FROM graphile_worker._private_jobs AS bell
  WHERE payload ->> 'madeFrom' IS NOT NULL AND locked_at IS NULL ORDER BY id`;
