import { z } from "zod";
import type { Person } from "../access/actor.ts";
import { sessionIn } from "../access/person-in.ts";
import { newPasswordSchema, passwordSchema } from "../accounts/account-input.ts";
import type { AccountsTx } from "../accounts/accounts.ts";
import { loginAttempt } from "../accounts/attempts.ts";
import { authSecret } from "../accounts/auth-secret.ts";
import { sessionCookie } from "../accounts/session-cookie.ts";
import { timeByDatabase } from "../accounts/session-times.ts";
import { openSession, signSession } from "../accounts/session-token.ts";
import { giveBackAttempt, takeAttempt } from "../accounts/take-attempt.ts";
import type { ApiDeps } from "../deps/api-deps.ts";
import { ApiError } from "../errors/api-error.ts";
import { procedure } from "../procedure/procedure.ts";
import { id, text } from "../schema/fields.ts";
import type { AuditNote } from "../trail/audited.ts";

/** Ends every other session; this one continues with a new token. */
export const changePassword = procedure({
  role: "user",
  scope: "login",
  target: "user",
  person: true,
  rest: "POST /auth/password",
  area: "Accounts",
  summary: "Change your password",
  description: "Ends all your other sessions; this one continues with the token in the answer.",
})
  .input(z.strictObject({ currentPassword: passwordSchema, newPassword: newPasswordSchema }))
  .output(z.object({ id, token: text }))
  .mutation(async ({ ctx, input }) => {
    const { deps, from } = ctx;
    const { person } = sessionIn(ctx.actor);
    // Anyone at an unattended session must not be able to guess the password here without a limit.
    const attempt = loginAttempt(deps, person.email, from.address);
    await takeAttempt(deps.pool, attempt);
    const answer = await ctx.writeAccounts((accounts, note) =>
      change(accounts, { ...input, person }, { deps, note, signed: ctx.sessionToken }),
    );
    await giveBackAttempt(deps.pool, attempt);
    ctx.answer.append("set-cookie", sessionCookie(answer.token, ctx.cookie));
    return answer;
  });

/** API tokens stay; they are revoked one by one. @throws ApiError INVALID_INPUT if the current password is wrong. */
async function change(
  accounts: AccountsTx,
  input: { readonly currentPassword: string; readonly newPassword: string; readonly person: Person },
  end: { readonly deps: ApiDeps; readonly note: AuditNote; readonly signed: string | null },
): Promise<{ id: string; token: string }> {
  const secret = authSecret(end.deps);
  const current = openSession(secret, end.signed ?? "");
  if (current === undefined) throw new ApiError("FORBIDDEN", "This needs the session itself: log in.");
  const { currentPassword, newPassword, person } = input;
  const { token } = await accounts.auth.changePassword({
    body: { currentPassword, newPassword, revokeOtherSessions: true },
    headers: accounts.headers(current),
  });
  if (token === null) throw new Error("api-e8: a password was changed without a new session");
  await timeByDatabase(accounts.tx, token);
  end.note.targetId = person.userId;
  end.note.after = { password: "changed", otherSessions: "ended" };
  return { id: person.userId, token: signSession(secret, token) };
}
