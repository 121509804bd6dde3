import { withClient } from "../connection.ts";
import { schemaOf } from "../session.ts";
import { on } from "../tx.ts";
import { type Errand, objection, type Visit } from "./checks.ts";
import { connectProblem } from "./connect-problem.ts";
import { DoorError } from "./door-error.ts";
import { poolsTransactions } from "./pooling.ts";
import { unfinishedRestore } from "./unfinished-restore.ts";

const POOLED =
  "DATABASE_URL leads to a pooler in transaction mode, where prepared statements, locks and LISTEN do not hold: use its session mode, or PostgreSQL's own port.";

/**
 * Checks whether leadgen can work with this database, before migrations and at each start.
 * @throws DoorError, DatabaseUnreachableError
 */
export async function knock(url: string, errand: Errand, connections = 3): Promise<void> {
  try {
    await look(url, { errand, connections });
  } catch (error) {
    throw connectProblem(url, error);
  }
}

async function look(url: string, visit: Visit): Promise<void> {
  await withClient(url, async (client) => {
    const said = (await objection(client, schemaOf(url), visit)) ?? (await unfinishedRestore(on(client)));
    if (said !== undefined) throw new DoorError(said);
    // The pooler is checked last, only if everything else is right.
    const pooled = await withClient(url, (other) => poolsTransactions(client, other));
    if (pooled) throw new DoorError(POOLED);
  });
}
