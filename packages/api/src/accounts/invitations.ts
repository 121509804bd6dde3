import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Tx } from "@leadgen/db";
import { MEMBER_ROLES, type MemberRole, type Person } from "../access/actor.ts";
import { mustExist } from "../db/must-exist.ts";
import { ApiError } from "../errors/api-error.ts";
import type { AccountsTx } from "./accounts.ts";
import { INVITATION_SECONDS } from "./create-auth.ts";

export interface InvitationItem {
  readonly id: string;
  readonly organizationId: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly status: "pending" | "accepted" | "rejected" | "canceled";
  readonly inviterName: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const SELECT = `
  SELECT invitation.id, organization_id AS "organizationId", invitation.email, role, status, it.name AS "inviterName",
         invitation.created_at AS "createdAt", expires_at AS "expiresAt"
  FROM invitation JOIN "user" AS it ON it.id = inviter_id`;

/** The latest 200 invitations into an organization, without their secrets. @throws ApiError NOT_FOUND. */
export async function listInvitations(tx: Tx, organizationId: string): Promise<InvitationItem[]> {
  const sql = `${SELECT} WHERE organization_id = $1::uuid ORDER BY invitation.id DESC LIMIT 200`;
  const invitations = await tx.query<InvitationItem>(sql, [organizationId]);
  if (invitations.length === 0) await mustExist(tx, "organization", organizationId);
  return invitations;
}

const hashOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();

export interface NewInvitation {
  readonly organizationId: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly by: Person;
}

/**
 * Invites an e-mail address. There is no way to send mail: the inviter passes the link on. A new invitation of the same address
 * cancels the one before.
 * @returns `secret`: `<id>.<random>`, shown this once. @throws ApiError FORBIDDEN, WRONG_STATE.
 */
export async function createInvitation(
  { auth, tx, actAs }: AccountsTx,
  { by, ...body }: NewInvitation,
): Promise<InvitationItem & { secret: string; path: string }> {
  const { id } = await auth.createInvitation({ body, headers: await actAs(by.userId) });
  const random = randomBytes(32).toString("base64url");
  await tx.query(SET_UP, [id, hashOf(random), INVITATION_SECONDS]);
  const [item] = await tx.query<InvitationItem>(`${SELECT} WHERE invitation.id = $1::uuid`, [id]);
  if (item === undefined) throw new Error("api-e10: an invitation that is not there");
  const secret = `${id}.${random}`;
  return { ...item, secret, path: `/invitations/${secret}` };
}

// Its times are better-auth's, by this process's clock; what counts is the database's.
const SET_UP = `
  UPDATE invitation
  SET secret_hash = $2, created_at = now(), expires_at = now() + make_interval(secs => $3)
  WHERE id = $1::uuid`;

/** Takes an invitation back. @throws ApiError WRONG_STATE if it is not open. */
export async function cancelInvitation(tx: Tx, id: string): Promise<void> {
  const cancelled = await tx.query(
    "UPDATE invitation SET status = 'canceled' WHERE id = $1::uuid AND status = 'pending' RETURNING id",
    [id],
  );
  if (cancelled.length === 0) throw new ApiError("WRONG_STATE", "This invitation is no longer open.");
}

interface Open {
  readonly organizationId: string;
  readonly role: MemberRole;
  readonly inviterRole: MemberRole | null;
  readonly secretHash: Uint8Array | null;
}

/**
 * Accepts an invitation by its link's secret. The address must be the caller's too, and the inviter must still be entitled.
 * @returns the new membership. @throws ApiError NOT_FOUND for a wrong, old or used link; FORBIDDEN for another's.
 */
export async function acceptInvitation(
  { auth, tx, actAs }: AccountsTx,
  input: { readonly secret: string; readonly by: Person },
): Promise<{ id: string; organizationId: string; role: MemberRole }> {
  const [invitationId = "", random = ""] = input.secret.split(".");
  const [open] = await tx.query<Open>(OPEN, [invitationId]);
  const right =
    open?.secretHash != null &&
    timingSafeEqual(Buffer.from(open.secretHash), hashOf(random)) &&
    entitled(open);
  if (!right) throw new ApiError("NOT_FOUND", "There is no such invitation, or it is no longer open.");
  const { member } = await auth.acceptInvitation({
    body: { invitationId },
    headers: await actAs(input.by.userId),
  });
  return { id: member.id, organizationId: open.organizationId, role: open.role };
}

/** Whether the inviter could still invite into this role today. */
const entitled = ({ role, inviterRole }: Open): boolean =>
  inviterRole !== null &&
  inviterRole !== "member" &&
  MEMBER_ROLES.indexOf(inviterRole) >= MEMBER_ROLES.indexOf(role);

const OPEN = `
  SELECT invitation.organization_id AS "organizationId", invitation.role, member.role AS "inviterRole",
         secret_hash AS "secretHash"
  FROM invitation
  LEFT JOIN member ON member.organization_id = invitation.organization_id AND member.user_id = inviter_id
  WHERE invitation.id = $1::uuid AND status = 'pending' AND expires_at > now()
  FOR UPDATE OF invitation`;
