import { z } from "zod";
import { personIn } from "../access/person-in.ts";
import { procedure } from "../procedure/procedure.ts";
import { id } from "../schema/fields.ts";
import { byId } from "../schema/input.ts";
import { endSession } from "./end-session.ts";

export const revokeSession = procedure({
  role: "user",
  scope: "login",
  target: "session",
  person: true,
  rest: "DELETE /auth/sessions/{id}",
  area: "Accounts",
  summary: "End one of your sessions",
  refusals: ["NOT_FOUND"],
})
  .input(byId)
  .output(z.object({ id, revoked: z.literal(true) }))
  .mutation(async ({ ctx, input }) => {
    const { userId } = personIn(ctx.actor);
    await ctx.write((tx, note) => endSession(tx, note, { userId, id: input.id }));
    return { id: input.id, revoked: true as const };
  });
