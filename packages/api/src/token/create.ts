import { MAX_TOKEN_DAYS } from "@leadgen/core";
import type { Tx } from "@leadgen/db";
import { z } from "zod";
import { TOKEN_SCOPES } from "../access/actor.ts";
import { personIn } from "../access/person-in.ts";
import { makeToken } from "../accounts/api-token.ts";
import { limitsOf } from "../deps/api-deps.ts";
import { ApiError } from "../errors/api-error.ts";
import { procedure } from "../procedure/procedure.ts";
import { nameSchema } from "../schema/input.ts";
import { TOKEN_COLUMNS } from "./columns.ts";
import { type ApiToken, type NewApiToken, newApiToken } from "./schema.ts";

const wanted = z.strictObject({
  name: nameSchema,
  scopes: z.array(z.enum(TOKEN_SCOPES)).min(1).max(TOKEN_SCOPES.length),
  expiresInDays: z.number().int().min(1).max(MAX_TOKEN_DAYS).default(90),
});

/** Only this answer ever contains the token. */
export const create = procedure({
  role: "user",
  scope: "login",
  target: "token",
  person: true,
  rest: "POST /auth/tokens",
  area: "Accounts",
  summary: "Create an API token",
  description: "For scripts, which should not use a person's session. Only this answer contains the token.",
  status: 201,
  example: { name: "Nightly export", scopes: ["read"] },
  refusals: ["WRONG_STATE"],
})
  .input(wanted)
  .output(newApiToken)
  .mutation(({ ctx, input }) =>
    ctx.write(async (tx) => {
      const { userId } = personIn(ctx.actor);
      await refuseTooMany(tx, userId, limitsOf(ctx.deps).tokensPerPerson);
      return createToken(tx, userId, input);
    }),
  );

/** Locks the person's row, so that two concurrent calls do not exceed the limit. @throws ApiError WRONG_STATE. */
async function refuseTooMany(tx: Tx, userId: string, most: number): Promise<void> {
  await tx.query(`SELECT id FROM "user" WHERE id = $1::uuid FOR NO KEY UPDATE`, [userId]);
  const [working] = await tx.query<{ tokens: number }>(
    "SELECT count(*)::int AS tokens FROM api_token WHERE user_id = $1::uuid AND revoked_at IS NULL AND expires_at > now()",
    [userId],
  );
  if ((working?.tokens ?? 0) < most) return;
  throw new ApiError("WRONG_STATE", `You have ${most} API tokens that work: revoke one first.`);
}

async function createToken(tx: Tx, userId: string, input: z.output<typeof wanted>): Promise<NewApiToken> {
  const { token, prefix, hash } = makeToken();
  const [item] = await tx.query<ApiToken>(
    `INSERT INTO api_token (user_id, name, prefix, hash, scopes, expires_at)
     VALUES ($1, $2, $3, $4, $5::text[]::token_scope[], now() + make_interval(days => $6::int))
     RETURNING ${TOKEN_COLUMNS}`,
    [userId, input.name, prefix, hash, [...new Set(input.scopes)], input.expiresInDays],
  );
  if (item === undefined) throw new Error("api-e9: an insert without a row");
  return { ...item, token };
}
