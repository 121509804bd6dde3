import type { Tx } from "../../engine/parts/tx.ts";

/** Locks the leads in the order in which all transactions lock several leads. */
export async function holdLeads(tx: Tx, leadIds: readonly string[]): Promise<void> {
  await tx.query("SELECT id FROM lead WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE", [leadIds]);
}
