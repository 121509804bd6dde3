import type { Person } from "../access/actor.ts";
import type { ApiDeps } from "../deps/api-deps.ts";
import { ApiError } from "../errors/api-error.ts";
import type { AuditNote } from "../trail/audited.ts";
import type { AccountsTx } from "./accounts.ts";
import { authSecret } from "./auth-secret.ts";
import { openSession, signSession } from "./session-token.ts";
import { timeByDatabase } from "./sessions.ts";

/**
 * Changes a password and ends all sessions; the caller's goes on under a new token. API tokens stay: they are revoked one by one.
 * @throws ApiError INVALID_INPUT if the current password is wrong.
 */
export async function changePassword(
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
