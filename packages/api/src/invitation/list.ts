import { autocommit, type Tx } from "@leadgen/db";
import { z } from "zod";
import { mustExist } from "../db/must-exist.ts";
import { procedure } from "../procedure/procedure.ts";
import { idSchema } from "../schema/input.ts";
import { type Invitation, invitationList } from "./schema.ts";
import { SELECT_INVITATION } from "./select.ts";

export const list = procedure({
  role: "admin",
  scope: "read",
  of: { organizationId: "organization" },
  rest: "GET /organizations/{organizationId}/invitations",
  area: "Accounts",
  summary: "Invitations",
})
  .input(z.strictObject({ organizationId: idSchema }))
  .output(invitationList)
  .query(async ({ ctx, input }) => ({
    items: await listInvitations(autocommit(ctx.deps.pool), input.organizationId),
  }));

/** The latest 200, without their secrets. @throws ApiError NOT_FOUND. */
async function listInvitations(tx: Tx, organizationId: string): Promise<Invitation[]> {
  const sql = `${SELECT_INVITATION} WHERE organization_id = $1::uuid ORDER BY invitation.id DESC LIMIT 200`;
  const invitations = await tx.query<Invitation>(sql, [organizationId]);
  if (invitations.length === 0) await mustExist(tx, "organization", organizationId);
  return invitations;
}
