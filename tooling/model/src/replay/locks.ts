import { type Actor, CANCELLER, CLOSER, NOBODY, nameOf, OPENER, PRODUCER, SWEEPER } from "../actors.ts";
import { EXCLUSIVE, FREE, type LockMode, type State, WAITING } from "../state.ts";
import { stageOf, txOf, workerRowHeld } from "../transaction.ts";
import { type Site, workerIdOf } from "./site.ts";

/** The locks that are held: the breaker's with its holders, and the rows that no other actor could lock. */
export interface Locks {
  readonly breaker: ReadonlyMap<Actor, LockMode>;
  readonly rows: ReadonlySet<string>;
}

const CAMPAIGN = "campaign";
const jobRow = (index: number): string => `job ${index + 1}`;
const workerRow = (slot: number): string => nameOf(slot);

const OTHERS = [OPENER, CLOSER, CANCELLER, PRODUCER, SWEEPER];

/** The locks held according to the model. */
export function locksIn(state: State): Locks {
  const breaker = new Map<Actor, LockMode>();
  for (const [slot, { lock }] of state.workers.entries()) if (lock !== FREE) breaker.set(slot, lock);
  for (const actor of OTHERS) {
    const lock = txOf(state, actor)?.lock ?? FREE;
    if (lock !== FREE) breaker.set(actor, lock);
  }
  const rows = new Set<string>();
  if (state.shared.campaignLock !== NOBODY) rows.add(CAMPAIGN);
  for (const [index, job] of state.jobs.entries())
    if (job.row !== null && job.lock !== NOBODY) rows.add(jobRow(index));
  for (const [slot, worker] of state.workers.entries()) {
    const claims = worker.at === "BELL" && worker.stage > 0;
    if (worker.registered && (claims || workerRowHeld(state, slot))) rows.add(workerRow(slot));
  }
  return { breaker, rows };
}

/** The locks held according to PostgreSQL. */
export async function locksOf(site: Site): Promise<Locks> {
  const pids = [...site.sessions.values()].map(({ pid }) => pid);
  const { rows: held } = await site.observer.query<{ pid: number; mode: string }>(HELD, [pids]);
  const breaker = new Map<Actor, LockMode>();
  for (const [actor, { pid }] of site.sessions)
    for (const lock of held)
      if (lock.pid === pid) breaker.set(actor, lock.mode === "ExclusiveLock" ? EXCLUSIVE : 1);
  const { rows: free } = await site.observer.query<{ id: string }>(FREE_ROWS);
  const isFree = new Set(free.map(({ id }) => id));
  const { rows: busy } = await site.observer.query<{ job_id: string }>(BUSY_CALLS, [[...isFree]]);
  const rows = new Set<string>();
  if (!isFree.has(site.campaignId)) rows.add(CAMPAIGN);
  for (const [index, id] of site.jobIds.entries())
    if (!isFree.has(id) || busy.some(({ job_id }) => job_id === id)) rows.add(jobRow(index));
  for (const slot of site.processes.keys())
    if (!isFree.has(workerIdOf(site, slot))) rows.add(workerRow(slot));
  return { breaker, rows };
}

/** The locks as one line, without the rows of `unclearRows`. */
export function lockLine({ breaker, rows }: Locks, unclear: ReadonlySet<string>): string {
  const held = [...breaker].map(
    ([actor, mode]) => `${mode === EXCLUSIVE ? "exclusive" : "shared"} by ${nameOf(actor)}`,
  );
  const clear = [...rows].filter((row) => !unclear.has(row)).sort();
  return `locks    breaker ${held.sort().join(", ") || "free"}; rows ${clear.join(", ") || "free"}`;
}

/**
 * Rows that the model and the verb may lock differently. A statement over many rows locks all free ones at once in the model, and one
 * after the other in PostgreSQL: while it waits, it is undetermined which. In PostgreSQL a waiting statement has the row as soon as it is
 * free; in the model, with its next move. Uncommitted rows can't be checked.
 */
export function unclearRows(state: State): ReadonlySet<string> {
  const waits = (actor: Actor): boolean => actor !== NOBODY && stageOf(state, actor) === WAITING;
  const waitsToBegin = (index: number): boolean =>
    state.workers.some(({ at, stage, job }) => at === "STEP" && stage === WAITING && job === index);
  return new Set(
    state.jobs.flatMap(({ row, lock, want }, index) =>
      row === null || want !== NOBODY || waits(lock) || waitsToBegin(index) ? [jobRow(index)] : [],
    ),
  );
}

/** ASCII "LEAD": see core's lock-breaker.ts. */
const HELD = `
  SELECT pid, mode FROM pg_locks
  WHERE locktype = 'advisory' AND granted AND classid = 0 AND objid = ${0x4c454144} AND pid = ANY($1::int[])`;

const FREE_ROWS = `
  WITH jobs AS (SELECT id FROM job FOR NO KEY UPDATE SKIP LOCKED),
       workers AS (SELECT id FROM worker FOR NO KEY UPDATE SKIP LOCKED),
       campaigns AS (SELECT id FROM campaign FOR NO KEY UPDATE SKIP LOCKED),
       calls AS (SELECT id FROM provider_call FOR NO KEY UPDATE SKIP LOCKED)
  SELECT id FROM jobs UNION ALL SELECT id FROM workers UNION ALL SELECT id FROM campaigns UNION ALL SELECT id FROM calls`;

// A call's row counts with its job's while the call is open. The sweep also keeps the lock of a call that ended while it waited
// for it; no other transaction needs that lock any more.
const BUSY_CALLS = "SELECT job_id FROM provider_call WHERE outcome IS NULL AND NOT id = ANY($1::uuid[])";
