import type { Tx } from "@leadgen/db";
import type { Actor, MemberRole, TokenScope } from "../access/actor.ts";

/** Who asks, and what they may do. */
export interface Me {
  readonly kind: Actor["kind"];
  /** Null for the installation's token, which is nobody in particular. */
  readonly user: { readonly id: string; readonly name: string; readonly email: string } | null;
  readonly operator: boolean;
  readonly organizations: { id: string; name: string; role: MemberRole }[];
  /** Of an API token; null: no restriction. */
  readonly scopes: TokenScope[] | null;
}

/** Answers `auth.me`. */
export async function describeMe(tx: Tx, actor: Actor): Promise<Me> {
  if (actor.kind === "installation") {
    return { kind: actor.kind, user: null, operator: true, organizations: [], scopes: null };
  }
  const organizations = await tx.query<Me["organizations"][number]>(
    `SELECT organization.id, organization.name, member.role
     FROM member JOIN organization ON organization.id = member.organization_id
     WHERE member.user_id = $1 ORDER BY organization.name, organization.id`,
    [actor.userId],
  );
  return {
    kind: actor.kind,
    user: { id: actor.userId, name: actor.name, email: actor.email },
    operator: actor.operator,
    organizations,
    scopes: actor.via.kind === "token" ? [...actor.via.scopes].sort() : null,
  };
}
