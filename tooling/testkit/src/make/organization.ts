import type { Row, Tx } from "@leadgen/db";
import { insert, type Values } from "./insert.ts";

export const makeOrganization = (tx: Tx, values: Values<"organization"> = {}): Promise<Row<"organization">> =>
  insert(tx, "organization", { name: "Nordkyst", ...values });

/** The database's first organization; made if there is none. */
export async function firstOrganization(tx: Tx): Promise<string> {
  const [first] = await tx.query<{ id: string }>("SELECT id FROM organization ORDER BY id LIMIT 1");
  return (first ?? (await makeOrganization(tx))).id;
}
