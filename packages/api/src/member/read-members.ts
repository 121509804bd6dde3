import type { Tx } from "@leadgen/db";
import { mustExist, notFound } from "../db/must-exist.ts";
import type { Member } from "./schema.ts";

const SELECT = `
  SELECT member.id, member.user_id AS "userId", it.name, it.email, member.role, member.created_at AS "createdAt"
  FROM member JOIN "user" AS it ON it.id = member.user_id`;

/** All members of an organization, in the order of joining. @throws ApiError NOT_FOUND. */
export async function readMembers(tx: Tx, organizationId: string): Promise<Member[]> {
  const sql = `${SELECT} WHERE member.organization_id = $1::uuid ORDER BY member.id`;
  const members = await tx.query<Member>(sql, [organizationId]);
  if (members.length === 0) await mustExist(tx, "organization", organizationId);
  return members;
}

/** One member, by id. @throws ApiError NOT_FOUND. */
export async function readMember(tx: Tx, id: string): Promise<Member> {
  const [member] = await tx.query<Member>(`${SELECT} WHERE member.id = $1::uuid`, [id]);
  if (member === undefined) throw notFound("member", id);
  return member;
}
