import { autocommit } from "@leadgen/db";
import { z } from "zod";
import { TOKEN_SCOPES } from "../access/actor.ts";
import { personIn } from "../access/person-in.ts";
import { createToken, listTokens, revokeToken } from "../accounts/api-tokens.ts";
import { procedure } from "../listed.ts";
import { apiToken, apiTokenList, newApiToken } from "../output/account.ts";
import { byId, nameSchema, nothing } from "../schema/input.ts";

const tokenInput = z.strictObject({
  name: nameSchema,
  scopes: z.array(z.enum(TOKEN_SCOPES)).min(1).max(TOKEN_SCOPES.length),
  expiresInDays: z.number().int().min(1).max(366).default(90),
});

export const tokenRouter = {
  list: procedure("token.list")
    .input(nothing)
    .output(apiTokenList)
    .query(async ({ ctx }) => ({
      items: await listTokens(autocommit(ctx.deps.pool), personIn(ctx.actor).userId),
    })),

  create: procedure("token.create")
    .input(tokenInput)
    .output(newApiToken)
    .mutation(({ ctx, input }) =>
      ctx.write((tx) => createToken(tx, { ...input, userId: personIn(ctx.actor).userId })),
    ),

  revoke: procedure("token.revoke")
    .input(byId)
    .output(apiToken)
    .mutation(({ ctx, input }) =>
      ctx.write((tx) => revokeToken(tx, { userId: personIn(ctx.actor).userId, id: input.id })),
    ),
};
