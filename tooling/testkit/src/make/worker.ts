import type { Row, Tx } from "@leadgen/db";
import { insert, type Values } from "./insert.ts";

/** A living worker's row, without a process. */
export const makeWorker = (tx: Tx, values: Values<"worker"> = {}): Promise<Row<"worker">> =>
  insert(tx, "worker", { name: "worker-1", concurrency: 10, ...values });

/** The database's first worker; made if there is none. */
export async function firstWorker(tx: Tx): Promise<string> {
  const [first] = await tx.query<{ id: string }>("SELECT id FROM worker ORDER BY id LIMIT 1");
  return (first ?? (await makeWorker(tx))).id;
}
