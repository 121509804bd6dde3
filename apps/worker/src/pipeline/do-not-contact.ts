import { SQL_LISTED, type Tx } from "@leadgen/core/outreach";

/** Which of these leads are on the organization's do-not-contact list: by address, by domain, by the company's domain, or as a person. */
export async function onDoNotContactList(tx: Tx, leadIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(LISTED, [leadIds]);
  return new Set(rows.map(({ id }) => id));
}

const LISTED = `SELECT id FROM lead WHERE id = ANY($1::uuid[]) AND (${SQL_LISTED})`;
