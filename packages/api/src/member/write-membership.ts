import type { Row, Tx } from "@leadgen/db";
import { notFound } from "../db/must-exist.ts";

/**
 * Locks the organization, so that of two owners who leave at once the second is refused. Call it before reading members.
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

/** A removed person's open invitations must not bring anyone in, themselves included. */
export const cancelInvitationsBy = (
  tx: Tx,
  at: { readonly organizationId: string; readonly userId: string },
) =>
  tx.query(
    `UPDATE invitation SET status = 'canceled'
     WHERE organization_id = $1::uuid AND inviter_id = $2::uuid AND status = 'pending'`,
    [at.organizationId, at.userId],
  );
