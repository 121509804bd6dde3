import { SQL_LISTED, type Tx } from "@leadgen/core/outreach";

/** Whether the organization asked not to write to this lead: by address, by domain, by the company's domain, or as a person. */
export async function isOnDoNotContactList(tx: Tx, leadId: string | null): Promise<boolean> {
  if (leadId === null) return false;
  const rows = await tx.query(`SELECT 1 FROM lead WHERE id = $1 AND (${SQL_LISTED})`, [leadId]);
  return rows.length > 0;
}
