import type { Tx } from "@leadgen/db";
import type { MemberRole, Person } from "../access/actor.ts";
import { mustExist, notFound } from "../db/must-exist.ts";
import type { AccountsTx } from "./accounts.ts";

export interface MemberItem {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly createdAt: Date;
}

const SELECT = `
  SELECT member.id, member.user_id AS "userId", it.name, it.email, member.role, member.created_at AS "createdAt"
  FROM member JOIN "user" AS it ON it.id = member.user_id`;

/** Everybody in an organization, in the order in which they came. @throws ApiError NOT_FOUND. */
export async function listMembers(tx: Tx, organizationId: string): Promise<MemberItem[]> {
  const sql = `${SELECT} WHERE member.organization_id = $1::uuid ORDER BY member.id`;
  const members = await tx.query<MemberItem>(sql, [organizationId]);
  if (members.length === 0) await mustExist(tx, "organization", organizationId);
  return members;
}

/** One member, by id. @throws ApiError NOT_FOUND. */
async function getMember(tx: Tx, id: string): Promise<MemberItem> {
  const [member] = await tx.query<MemberItem>(`${SELECT} WHERE member.id = $1::uuid`, [id]);
  if (member === undefined) throw notFound("member", id);
  return member;
}

/**
 * Holds the organization, so that of two owners who leave at once the second finds out. Before any look at its members.
 * @returns its id. @throws ApiError NOT_FOUND.
 */
async function holdOrganizationOf(tx: Tx, memberId: string): Promise<string> {
  const [held] = await tx.query<{ id: string }>(
    `SELECT organization.id FROM organization
     WHERE id = (SELECT organization_id FROM member WHERE id = $1::uuid) FOR UPDATE`,
    [memberId],
  );
  if (held === undefined) throw notFound("member", memberId);
  return held.id;
}

/** Gives a member another role. @throws ApiError FORBIDDEN, WRONG_STATE if the last owner would go. */
export async function setRole(
  { auth, tx, actAs }: AccountsTx,
  input: { readonly id: string; readonly role: MemberRole; readonly by: Person },
): Promise<MemberItem> {
  const organizationId = await holdOrganizationOf(tx, input.id);
  const body = { memberId: input.id, role: input.role, organizationId };
  await auth.updateMemberRole({ body, headers: await actAs(input.by.userId) });
  return getMember(tx, input.id);
}

/** Removes a member and cancels the invitations that are open in their name. @throws as `setRole`. */
export async function removeMember(
  { auth, tx, actAs }: AccountsTx,
  input: { readonly id: string; readonly by: Person },
): Promise<void> {
  const organizationId = await holdOrganizationOf(tx, input.id);
  const { userId } = await getMember(tx, input.id);
  const body = { memberIdOrEmail: input.id, organizationId };
  await auth.removeMember({ body, headers: await actAs(input.by.userId) });
  await cancelInvitationsBy(tx, { organizationId, userId });
}

/** Leaves an organization. @returns the membership that was. @throws ApiError WRONG_STATE for the last owner. */
export async function leaveOrganization(
  { auth, tx, actAs }: AccountsTx,
  input: { readonly organizationId: string; readonly by: Person },
): Promise<{ memberId: string; before: unknown }> {
  const { organizationId, by } = input;
  const [member] = await tx.query<{ id: string; role: string }>(
    "SELECT id, role FROM member WHERE organization_id = $1::uuid AND user_id = $2::uuid",
    [organizationId, by.userId],
  );
  if (member === undefined) throw notFound("organization", organizationId);
  await holdOrganizationOf(tx, member.id);
  await auth.leaveOrganization({ body: { organizationId }, headers: await actAs(by.userId) });
  await cancelInvitationsBy(tx, { organizationId, userId: by.userId });
  return { memberId: member.id, before: { user_id: by.userId, role: member.role } };
}

/** Who is out must not be able to bring anybody in, themselves included. */
const cancelInvitationsBy = (tx: Tx, at: { readonly organizationId: string; readonly userId: string }) =>
  tx.query(
    `UPDATE invitation SET status = 'canceled'
     WHERE organization_id = $1::uuid AND inviter_id = $2::uuid AND status = 'pending'`,
    [at.organizationId, at.userId],
  );
