import { z } from "zod";
import { emailSchema, newPasswordSchema } from "../accounts/account-input.ts";
import { signupAttempt } from "../accounts/attempts.ts";
import { alreadySignedUpMail, signUpMail } from "../accounts/mails.ts";
import { passwordLink } from "../accounts/password-link.ts";
import { sessionCookie } from "../accounts/session-cookie.ts";
import { makeSignUp } from "../accounts/sign-up-link.ts";
import { takeAttempt } from "../accounts/take-attempt.ts";
import { fieldError } from "../errors/field-error.ts";
import { openProcedure } from "../procedure/procedure.ts";
import { nameSchema } from "../schema/input.ts";
import { beginSession } from "./begin-session.ts";
import { loggedIn } from "./schema.ts";

const wanted = z.strictObject({
  name: nameSchema,
  email: emailSchema,
  password: newPasswordSchema.optional(),
});

/** With mail, the same answer whether the address has an account or not; without mail, WRONG_STATE if it has one. */
export const signup = openProcedure({
  role: "anyone",
  scope: "login",
  target: "user",
  rest: "POST /auth/signup",
  area: "Accounts",
  summary: "Create an account",
  description:
    "If the installation sends no mail, this creates the account and begins a session: its `token` is for `Authorization: Bearer …`. If it sends mail, the answer is `mailed`, whether the address has an account or not; the mailed link sets the password and creates the account, and a password given here is ignored. Limited per network address and per e-mail address.",
  status: 201,
  example: { password: "correct horse battery" },
  refusals: ["WRONG_STATE"],
})
  .input(wanted)
  .output(z.union([loggedIn, z.object({ mailed: z.literal(true) })]))
  .mutation(async ({ ctx, input }) => {
    const { deps, from } = ctx;
    const { mail, publicUrl } = deps;
    const { password, ...stranger } = input;
    await takeAttempt(deps.pool, signupAttempt(deps, input.email, from.address));
    if (mail !== undefined && publicUrl !== undefined) {
      await ctx.write(async (tx, note) => {
        // The caller is unknown; the audit event has the network address.
        note.actor = { kind: "installation", name: "anybody" };
        note.after = { email: stranger.email };
        const made = await makeSignUp(tx, stranger);
        await mail(tx, mailFor(stranger.email, made, publicUrl));
      });
      return { mailed: true as const };
    }
    if (password === undefined) throw fieldError("password", "must be given");
    const answer = await ctx.writeAccounts(async ({ auth, tx, headers }, note) => {
      const { token } = await auth.signUpEmail({ body: { ...stranger, password }, headers: headers() });
      const begun = await beginSession(tx, token, { deps, note });
      note.targetId = begun.user.id;
      return begun;
    });
    ctx.answer.append("set-cookie", sessionCookie(answer.token, ctx.cookie));
    return answer;
  });

/** Null: the account is disabled, and its owner gets no links. */
function mailFor(to: string, made: Awaited<ReturnType<typeof makeSignUp>>, publicUrl: string) {
  if (made.is === "FRESH") return signUpMail({ to, link: passwordLink(publicUrl, made.secret) });
  return made.shutOut ? null : alreadySignedUpMail(to, publicUrl);
}
