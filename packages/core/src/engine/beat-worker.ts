import { only, type Tx } from "./tx.ts";

export interface NewWorker {
  /** For people, for example host and process id. */
  readonly name: string;
  readonly concurrency: number;
}

/** Enters a worker process. @returns its id. */
export async function registerWorker(tx: Tx, worker: NewWorker): Promise<string> {
  const row = only(
    await tx.query<{ id: string }>("INSERT INTO worker (name, concurrency) VALUES ($1, $2) RETURNING id", [
      worker.name,
      worker.concurrency,
    ]),
  );
  return row.id;
}

/**
 * The heartbeat. `poolIds` are the ids under which graphile-worker locks rows for this process.
 *
 * @returns false when the worker was declared dead meanwhile: its jobs are somebody else's, it must register anew.
 */
export async function beatWorker(
  tx: Tx,
  beat: { readonly workerId: string; readonly poolIds: readonly string[] },
): Promise<boolean> {
  const rows = await tx.query(
    "UPDATE worker SET beat_at = now(), pool_ids = $2 WHERE id = $1 AND stopped_at IS NULL RETURNING id",
    [beat.workerId, beat.poolIds],
  );
  return rows.length > 0;
}

/** A worker that stopped in good order, its jobs handed back. */
export async function stopWorker(tx: Tx, workerId: string): Promise<void> {
  await tx.query("UPDATE worker SET stopped_at = now() WHERE id = $1 AND stopped_at IS NULL", [workerId]);
}
