import { z } from "zod";
import { emailSchema, newPasswordSchema } from "../accounts/account-input.ts";
import { signupAttempt } from "../accounts/attempts.ts";
import { sessionCookie } from "../accounts/session-cookie.ts";
import { takeAttempt } from "../accounts/take-attempt.ts";
import { openProcedure } from "../procedure/procedure.ts";
import { nameSchema } from "../schema/input.ts";
import { beginSession } from "./begin-session.ts";
import { loggedIn } from "./schema.ts";

/** WRONG_STATE if the address is taken. */
export const signup = openProcedure({
  role: "anyone",
  scope: "login",
  target: "user",
  rest: "POST /auth/signup",
  area: "Accounts",
  summary: "Make an account",
  description:
    "Begins a session too: its `token` is for `Authorization: Bearer …`. Counted for each network address and e-mail address.",
  status: 201,
  refusals: ["WRONG_STATE"],
})
  .input(z.strictObject({ name: nameSchema, email: emailSchema, password: newPasswordSchema }))
  .output(loggedIn)
  .mutation(async ({ ctx, input }) => {
    const { deps, from } = ctx;
    await takeAttempt(deps.pool, signupAttempt(deps, input.email, from.address));
    const answer = await ctx.writeAccounts(async ({ auth, tx, headers }, note) => {
      const { token } = await auth.signUpEmail({ body: { ...input }, headers: headers() });
      const begun = await beginSession(tx, token, { deps, note });
      note.targetId = begun.user.id;
      return begun;
    });
    ctx.answer.append("set-cookie", sessionCookie(answer.token, ctx.secure));
    return answer;
  });
