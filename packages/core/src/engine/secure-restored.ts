import { DomainError } from "../errors.ts";
import type { Domain } from "./domain.ts";
import { openBreaker } from "./open-breaker.ts";
import { abandonCalls } from "./parts/abandon-calls.ts";
import { freeDoorbells } from "./parts/free-doorbells.ts";
import { type GoneWorker, giveBackJobs } from "./parts/give-back-jobs.ts";
import { lockBreakerExclusive } from "./parts/lock-breaker.ts";
import { SQL_ALIVE } from "./parts/silence.ts";
import { only, type Tx } from "./parts/tx.ts";
import { type BreakerRow, readBreaker } from "./read-breaker.ts";
import { markDatabase, recogniseDatabase } from "./recognise-database.ts";
import { WHAT_TO_DO } from "./stop-if-restored.ts";

export interface Secured {
  /** The breaker as it is now: OPEN. */
  readonly breaker: BreakerRow;
  /** False: the breaker was OPEN already, and keeps its cause and epoch. */
  readonly opened: boolean;
  readonly jobsPaused: number;
  /** Workers of the installation that the backup was taken from. */
  readonly workersGone: number;
  readonly callsUnknown: number;
  /** The newest write in the database. */
  readonly takenAt: Date;
  /** Whether `takenAt` may be later than the backup: this is not the first to run on the restored database, or it can't be told. */
  readonly maybeLater: boolean;
}

/**
 * Prepares a restored backup, before anything else runs on it: opens the breaker in a new epoch, pauses every live job,
 * declares the backup's workers gone (their calls UNKNOWN, their rows in graphile-worker unlocked), and marks
 * the database as this one. A second call changes nothing.
 *
 * @throws DomainError WRONG_STATE if a worker is alive: it works on the restored data, or this is not the restored database.
 */
export async function secureRestored(
  tx: Tx,
  input: { readonly actor: string },
  domain: Domain,
): Promise<Secured> {
  await lockBreakerExclusive(tx);
  await refuseIfAlive(tx);
  const { takenAt } = only(await tx.query<{ takenAt: Date }>(NEWEST));
  const maybeLater = (await recogniseDatabase(tx)) === "SAME";
  const was = await readBreaker(tx);
  const opened = was.state === "CLOSED";
  const reason = `Restored from a backup taken at ${takenAt.toISOString()}. ${WHAT_TO_DO}`;
  const jobsPaused = opened ? (await openBreaker(tx, { actor: input.actor, reason }, domain)).jobsPaused : 0;
  const gone = await tx.query<GoneWorker>(DECLARE_ALL_GONE);
  const { callsUnknown } = await giveBackJobs(tx, { gone, died: false }, domain);
  const others = await abandonCalls(tx, "true");
  await freeDoorbells(tx, { lockedSeconds: 0 }, domain);
  await markDatabase(tx);
  return {
    breaker: opened ? await readBreaker(tx) : was,
    opened,
    jobsPaused,
    workersGone: gone.length,
    callsUnknown: callsUnknown + others,
    takenAt,
    maybeLater,
  };
}

async function refuseIfAlive(tx: Tx): Promise<void> {
  const alive = await tx.query<{ name: string; silentSeconds: number }>(ALIVE);
  if (alive.length === 0) return;
  const seconds = Math.max(...alive.map(({ silentSeconds }) => silentSeconds));
  const when = seconds > 0 ? ` ${seconds} s after their last sign of life` : "";
  throw new DomainError(
    "WRONG_STATE",
    `Workers run on this database (${alive.map(({ name }) => name).join(", ")}). Stop them, and ask again${when}.`,
  );
}

// A connection counts too, because the worker rows are those of the backup.
const ALIVE = `
  SELECT name, ceil(silent_ms / 1000.0)::int AS "silentSeconds" FROM worker WHERE ${SQL_ALIVE}
  UNION ALL
  SELECT DISTINCT 'process of ' || coalesce(host(client_addr), 'this machine'), 0 FROM pg_stat_activity
  WHERE datname = current_database() AND application_name LIKE 'leadgen-worker%'`;

const NEWEST = `
  SELECT greatest(
    (SELECT changed_at FROM breaker),
    (SELECT max(beat_at) FROM worker),
    (SELECT started_at FROM provider_call ORDER BY id DESC LIMIT 1),
    (SELECT created_at FROM job ORDER BY id DESC LIMIT 1)) AS "takenAt"`;

const DECLARE_ALL_GONE = `
  UPDATE worker SET stopped_at = now() WHERE stopped_at IS NULL
  RETURNING id, pool_ids AS "poolIds"`;
