import type pg from "pg";

/** Longer than any server takes for a trivial query, in milliseconds. */
const PATIENCE = 2_000;

const PID = "SELECT pg_backend_pid() AS pid";
const pidOf = async (client: pg.ClientBase): Promise<number> =>
  (await client.query<{ pid: number }>(PID)).rows[0]?.pid ?? 0;

/**
 * Whether a pooler in between assigns server connections per transaction. `other` opens a transaction: with such a pooler it either gets
 * the server connection that `client` had before, or `client` gets a different one afterwards.
 */
export async function poolsTransactions(client: pg.ClientBase, other: pg.ClientBase): Promise<boolean> {
  const before = await pidOf(client);
  await other.query("BEGIN");
  const theirs = await pidOf(other);
  const asked = pidOf(client);
  // If the pooler has only one server connection, the answer comes only after `other` releases it.
  await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, PATIENCE).unref())]);
  await other.query("ROLLBACK");
  const after = await asked;
  return theirs === before || theirs === after || after !== before;
}
