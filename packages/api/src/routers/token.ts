import { autocommit } from "@leadgen/db";
import { z } from "zod";
import { createToken, listTokens, revokeToken } from "../accounts/api-tokens.ts";
import { TOKEN_SCOPES } from "../auth/actor.ts";
import { personIn } from "../auth/person-in.ts";
import { byId, nameSchema, nothing } from "../input/fields.ts";
import { apiToken, apiTokenList, newApiToken } from "../output/account.ts";
import { procedure, router } from "../trpc.ts";

const tokenInput = z.strictObject({
  name: nameSchema,
  scopes: z.array(z.enum(TOKEN_SCOPES)).min(1).max(TOKEN_SCOPES.length),
  expiresInDays: z.number().int().min(1).max(366).default(90),
});

export const tokenRouter = router({
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
});
