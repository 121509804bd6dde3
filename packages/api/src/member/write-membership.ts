import type { Row, Tx } from "@leadgen/db";
import { notFound } from "../db/must-exist.ts";

/**
 * Holds the organization, so that of two owners who leave at once the second finds out. Before any look at its members.
 * @returns its id. @throws ApiError NOT_FOUND.
 */
export async function holdOrganizationOf(tx: Tx, memberId: string): Promise<string> {
  const [held] = await tx.query<Pick<Row<"organization">, "id">>(
    `SELECT organization.id FROM organization
     WHERE id = (SELECT organization_id FROM member WHERE id = $1::uuid) FOR UPDATE`,
    [memberId],
  );
  if (held === undefined) throw notFound("member", memberId);
  return held.id;
}

/** A person who is out must not be able to bring anybody in, themselves included. */
export const cancelInvitationsBy = (
  tx: Tx,
  at: { readonly organizationId: string; readonly userId: string },
) =>
  tx.query(
    `UPDATE invitation SET status = 'canceled'
     WHERE organization_id = $1::uuid AND inviter_id = $2::uuid AND status = 'pending'`,
    [at.organizationId, at.userId],
  );
