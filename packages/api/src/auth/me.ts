import { autocommit, type Tx } from "@leadgen/db";
import type { Actor } from "../access/actor.ts";
import { procedure } from "../procedure/procedure.ts";
import { nothing } from "../schema/input.ts";
import { type Me, whoami } from "./schema.ts";

export const me = procedure({
  role: "user",
  scope: "read",
  rest: "GET /auth/me",
  area: "Accounts",
  summary: "Who you are, and what you may do",
})
  .input(nothing)
  .output(whoami)
  .query(({ ctx }) => describe(autocommit(ctx.deps.pool), ctx.actor));

async function describe(tx: Tx, actor: Actor): Promise<Me> {
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
