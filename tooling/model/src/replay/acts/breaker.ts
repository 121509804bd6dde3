import { transaction } from "@leadgen/db";
import { identityOf, SWEEPER } from "../../actors.ts";
import { txOf, workerAt } from "../../transaction.ts";
import { Divergence } from "../divergence.ts";
import { processOf } from "../site.ts";
import {
  expectAsFarAsModel,
  expectResult,
  expectStanding,
  run,
  type Step,
  sessionOf,
  start,
} from "../step.ts";

/** What operators do, and what the sweep does. */

export async function open(step: Step): Promise<void> {
  const opening = { actor: "operator:ada", reason: "stop" };
  await start(step, { verb: (tx) => step.site.verbs.openBreaker(tx, opening) });
  await expectAsFarAsModel(step);
}

export async function close(step: Step): Promise<void> {
  const { site, move } = step;
  const closing = { actor: "operator:ada", reason: "mended", epoch: move.epoch ?? 0 };
  await start(step, { verb: (tx) => site.verbs.closeBreaker(tx, closing) });
  await expectStanding(step, "DONE");
}

/** This worker was silent for long; the others are not. */
export async function rescue(step: Step): Promise<void> {
  const { site, move } = step;
  const target = txOf(move.state, SWEEPER)?.target ?? 0;
  const lost = site.workerIds.get(identityOf(target, workerAt(move.state, target).generation));
  await run(step, SILENT, [lost]);
  await start(step, { verb: (tx) => site.verbs.rescueJobs(tx, REACH) });
  await expectAsFarAsModel(step);
  if ((await sessionOf(step).standing()) === "DONE")
    expectResult<{ workersLost: string[] }>(
      step,
      ({ workersLost }) => workersLost.length === 1 && workersLost[0] === lost,
      "the silent worker to be declared dead",
    );
}

export async function sweepUp(step: Step): Promise<void> {
  const { site, move } = step;
  const { poolId } = processOf(site, move.target ?? 0);
  await run(step, LOCKED_LONG, [poolId]);
  // Not in the sweep's session: another worker's sweep may be under way.
  const { poolsUnlocked } = await transaction(site.observer, (tx) => site.verbs.sweepUp(tx, site.sweeperId));
  if (poolsUnlocked.join() !== poolId)
    throw new Divergence(`sweepUp unlocks the doorbells of ${poolsUnlocked.join(", ") || "nobody"}`);
}

/** The database could be reached all the time. */
const REACH = { seconds: 86_400, gapSeconds: 8 };

// Rows locked by a claim or a stop stay as they are: the sweep skips them anyway.
const SILENT = `
  UPDATE worker SET beat_at = CASE WHEN worker.id = $1 THEN now() - interval '1 hour' ELSE now() END
  FROM (SELECT id FROM worker FOR NO KEY UPDATE SKIP LOCKED) AS free WHERE worker.id = free.id`;

const LOCKED_LONG = `
  UPDATE graphile_worker._private_jobs
  SET locked_at = CASE WHEN locked_by = $1 THEN now() - interval '1 hour' ELSE now() END
  WHERE id IN (SELECT id FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL FOR UPDATE SKIP LOCKED)`;
