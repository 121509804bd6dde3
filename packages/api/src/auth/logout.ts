import { z } from "zod";
import { sessionIn } from "../access/person-in.ts";
import { sessionCookie } from "../accounts/session-cookie.ts";
import { procedure } from "../procedure/procedure.ts";
import { nothing } from "../schema/input.ts";
import { endSession } from "./end-session.ts";

export const logout = procedure({
  role: "user",
  scope: "login",
  target: "session",
  person: true,
  rest: "POST /auth/logout",
  area: "Accounts",
  summary: "End this session",
})
  .input(nothing)
  .output(z.object({ loggedOut: z.literal(true) }))
  .mutation(async ({ ctx }) => {
    const { person, sessionId } = sessionIn(ctx.actor);
    await ctx.write((tx, note) => endSession(tx, note, { userId: person.userId, id: sessionId }));
    ctx.answer.append("set-cookie", sessionCookie(null, ctx.cookie));
    return { loggedOut: true as const };
  });
