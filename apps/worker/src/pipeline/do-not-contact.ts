import { SQL_LISTED, type Tx } from "@leadgen/core/outreach";

/** To which of these leads the organization asked not to write: by address, by domain, by the company's domain, or as a person. */
export async function onDoNotContactList(tx: Tx, leadIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(LISTED, [leadIds]);
  return new Set(rows.map(({ id }) => id));
}

const LISTED = `SELECT id FROM lead WHERE id = ANY($1::uuid[]) AND (${SQL_LISTED})`;
