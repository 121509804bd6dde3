import type pg from "pg";

/** Longer than any server takes for a question that needs nothing, in milliseconds. */
const PATIENCE = 2_000;

const PID = "SELECT pg_backend_pid() AS pid";
const pidOf = async (client: pg.ClientBase): Promise<number> =>
  (await client.query<{ pid: number }>(PID)).rows[0]?.pid ?? 0;

/**
 * Whether a pooler in between gives a connection to whoever has a transaction. `other` holds one open meanwhile: it is then served by the
 * connection that `client` had before, or `client` by another one than before.
 */
export async function poolsTransactions(client: pg.ClientBase, other: pg.ClientBase): Promise<boolean> {
  const before = await pidOf(client);
  await other.query("BEGIN");
  const theirs = await pidOf(other);
  const asked = pidOf(client);
  // With one connection in the pooler the answer comes only when `other` lets go of it.
  await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, PATIENCE).unref())]);
  await other.query("ROLLBACK");
  const after = await asked;
  return theirs === before || theirs === after || after !== before;
}
