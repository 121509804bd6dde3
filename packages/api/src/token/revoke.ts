import type { Tx } from "@leadgen/db";
import { personIn } from "../access/person-in.ts";
import { ApiError } from "../errors/api-error.ts";
import { procedure } from "../procedure/procedure.ts";
import { byId } from "../schema/input.ts";
import { TOKEN_COLUMNS } from "./columns.ts";
import { type ApiToken, apiToken } from "./schema.ts";

/** Revoking a token again changes nothing. */
export const revoke = procedure({
  role: "user",
  scope: "login",
  target: "token",
  person: true,
  rest: "DELETE /auth/tokens/{id}",
  area: "Accounts",
  summary: "Revoke one of your API tokens",
  refusals: ["NOT_FOUND"],
})
  .input(byId)
  .output(apiToken)
  .mutation(({ ctx, input }) =>
    ctx.write((tx) => revokeToken(tx, { userId: personIn(ctx.actor).userId, id: input.id })),
  );

/** @throws ApiError NOT_FOUND, also for another person's token. */
async function revokeToken(tx: Tx, at: { readonly userId: string; readonly id: string }): Promise<ApiToken> {
  const [item] = await tx.query<ApiToken>(
    `UPDATE api_token SET revoked_at = coalesce(revoked_at, now()) WHERE id = $2 AND user_id = $1
     RETURNING ${TOKEN_COLUMNS}`,
    [at.userId, at.id],
  );
  if (item === undefined) throw new ApiError("NOT_FOUND", `There is no token ${at.id}.`);
  return item;
}
