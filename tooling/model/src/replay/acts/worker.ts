import { identityOf, NOBODY } from "../../actors.ts";
import { isLostBy } from "../../state.ts";
import { workerAt } from "../../transaction.ts";
import { Divergence } from "../divergence.ts";
import { processOf, register, workerIdOf } from "../site.ts";
import {
  commitAtOnce,
  expectResult,
  expectStanding,
  jobIdOf,
  run,
  type Step,
  sessionOf,
  start,
} from "../step.ts";

/** What workers do with the queue and with their own row. */

export async function takeDoorbell(step: Step): Promise<void> {
  const { site, move, before } = step;
  const bells = before.jobs[move.job]?.bells ?? [];
  const after = move.state.jobs[move.job]?.bells ?? [];
  const wanted = bells.find((bell, place) => bell.by === NOBODY && after[place]?.by === move.who);
  const process = processOf(site, move.who);
  const free = await run<{ id: string; latest: boolean }>(step, FREE, [jobIdOf(step)]);
  const alike = free.filter(({ id }) =>
    site.processes.every(
      ({ doorbellId }, slot) => (doorbellId === id) === (wanted && isLostBy(wanted, slot)),
    ),
  );
  // doorbell_id may name an older doorbell while the job is PAUSED.
  const bell = alike.find(({ latest }) => latest === wanted?.latest) ?? alike[0];
  const params = [bell?.id ?? null, process.poolId];
  const [taken] = await run<{ id: string }>(step, TAKE, params);
  if (taken === undefined) throw new Divergence("the queue has no such doorbell that is free");
  process.doorbellId = taken.id;
  process.workerId = workerIdOf(site, move.who);
  process.jobId = jobIdOf(step);
}

export async function unlockDoorbell(step: Step): Promise<void> {
  const process = processOf(step.site, step.move.who);
  await run(step, UNLOCK, [process.doorbellId, process.poolId]);
  process.doorbellId = null;
}

export async function deleteDoorbell(step: Step): Promise<void> {
  const process = processOf(step.site, step.move.who);
  await run(step, "DELETE FROM graphile_worker._private_jobs WHERE id = $1", [process.doorbellId]);
  process.doorbellId = null;
}

export async function claim(step: Step): Promise<void> {
  const { site, move } = step;
  await startClaim(step);
  const { step: first } = workerAt(move.state, move.who);
  expectResult<readonly { attempt: number; steps: object }[]>(
    step,
    ([claimed, more]) =>
      claimed !== undefined && more === undefined && Object.keys(claimed.steps).length === first,
    `one claim with ${first} finished steps`,
  );
  const [claimed] = sessionOf(step).result() as readonly { attempt: number }[];
  processOf(site, move.who).attempt = claimed?.attempt ?? 0;
}

export async function claimNothing(step: Step): Promise<void> {
  await claimsNothing(step, true);
  await deleteDoorbell(step);
}

export async function claimDeclaredDead(step: Step): Promise<void> {
  await claimsNothing(step, false);
  await unlockDoorbell(step);
}

async function startClaim(step: Step): Promise<void> {
  const { verbs } = step.site;
  const { workerId, jobId } = processOf(step.site, step.move.who);
  await start(step, { verb: (tx) => verbs.claimJobs(tx, { workerId, jobIds: [jobId] }) });
  await expectStanding(step, "DONE");
}

/** Like the worker, asks after an empty claim whether it was declared dead. */
async function claimsNothing(step: Step, isAlive: boolean): Promise<void> {
  await startClaim(step);
  expectResult<readonly unknown[]>(step, (claims) => claims.length === 0, "no claim");
  await commitAtOnce(step);
  const { workerId } = processOf(step.site, step.move.who);
  const alive = await run(step, "SELECT 1 FROM worker WHERE id = $1 AND stopped_at IS NULL", [workerId]);
  if (alive.length > 0 !== isAlive)
    throw new Divergence(`the worker ${isAlive ? "was" : "was not"} declared dead`);
}

/** The process learns from its next heartbeat that it was declared dead. */
export async function registerAgain(step: Step): Promise<void> {
  const { site, move } = step;
  const { poolId } = processOf(site, move.who);
  const workerId = workerIdOf(site, move.who);
  const beats = await site.verbs.beatWorker(
    { query: (sql, params) => run(step, sql, params ?? []) },
    { workerId, poolIds: [poolId] },
  );
  if (beats !== null) throw new Divergence("the heartbeat does not say that the worker was declared dead");
  await register(site, move.who);
}

export async function stop(step: Step): Promise<void> {
  const { site, move } = step;
  const workerId = site.workerIds.get(identityOf(move.who, workerAt(step.before, move.who).generation)) ?? "";
  await start(step, { verb: (tx) => site.verbs.stopWorker(tx, workerId) });
}

/** The process ends in the middle of its work. */
export async function kill({ site, move }: Step): Promise<void> {
  processOf(site, move.who).isGone = true;
  processOf(site, move.who).doorbellId = null;
  const session = site.sessions.get(move.who);
  site.sessions.delete(move.who);
  await session?.kill();
}

const FREE = `
  SELECT bell.id::text, coalesce(bell.id = job.doorbell_id, false) AS latest
  FROM graphile_worker._private_jobs AS bell JOIN job ON job.id = $1
  WHERE bell.payload ->> 'jobId' = $1::text AND bell.locked_at IS NULL ORDER BY bell.id`;

export const TAKE = `
  UPDATE graphile_worker._private_jobs SET attempts = attempts + 1, locked_by = $2, locked_at = now()
  WHERE id = $1 AND locked_at IS NULL
  RETURNING id::text`;

const UNLOCK = `
  UPDATE graphile_worker._private_jobs SET attempts = attempts - 1, locked_by = NULL, locked_at = NULL
  WHERE id = $1 AND locked_by = $2`;
