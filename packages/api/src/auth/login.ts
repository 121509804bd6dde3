import { z } from "zod";
import { emailSchema, passwordSchema } from "../accounts/account-input.ts";
import { loginAttempt } from "../accounts/attempts.ts";
import { sessionCookie } from "../accounts/session-cookie.ts";
import { giveBackAttempt, takeAttempt } from "../accounts/take-attempt.ts";
import { openProcedure } from "../procedure/procedure.ts";
import { beginSession } from "./begin-session.ts";
import { loggedIn } from "./schema.ts";

/** The error is UNAUTHENTICATED, no matter what was wrong. */
export const login = openProcedure({
  role: "anyone",
  scope: "login",
  target: "session",
  rest: "POST /auth/login",
  area: "Accounts",
  summary: "Log in",
  description:
    "Begins a new session. Failed log-ins are limited per network address and per account, before the password is checked; `Retry-After` says how long to wait.",
  refusals: ["UNAUTHENTICATED"],
})
  .input(z.strictObject({ email: emailSchema, password: passwordSchema }))
  .output(loggedIn)
  .mutation(async ({ ctx, input }) => {
    const { deps, from } = ctx;
    const attempt = loginAttempt(deps, input.email, from.address);
    await takeAttempt(deps.pool, attempt);
    const answer = await ctx.writeAccounts(async ({ auth, tx, headers }, note) => {
      const { token } = await auth.signInEmail({ body: { ...input }, headers: headers() });
      return beginSession(tx, token, { deps, note });
    });
    await giveBackAttempt(deps.pool, attempt);
    ctx.answer.append("set-cookie", sessionCookie(answer.token, ctx.cookie));
    return answer;
  });
