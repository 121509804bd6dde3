import type { Tx } from "@leadgen/db";
import { authSecret } from "../accounts/auth-secret.ts";
import { personsOfSessions } from "../accounts/find-person.ts";
import { timeByDatabase } from "../accounts/session-times.ts";
import { signSession } from "../accounts/session-token.ts";
import type { ApiDeps } from "../deps/api-deps.ts";
import { ApiError } from "../errors/api-error.ts";
import type { AuditNote } from "../trail/audited.ts";
import type { LoggedIn } from "./schema.ts";

/**
 * The answer for a session that better-auth has just created, with its person noted for the audit.
 * @param token null: better-auth created none. @throws ApiError UNAUTHENTICATED, also for a disabled account.
 */
export async function beginSession(
  tx: Tx,
  token: string | null,
  { deps, note }: { readonly deps: ApiDeps; readonly note: AuditNote },
): Promise<LoggedIn> {
  const expiresAt = token === null ? null : await timeByDatabase(tx, token);
  const person = token === null ? undefined : (await personsOfSessions(tx, [token])).get(token);
  // A disabled account's session finds no person; the rollback deletes the session.
  if (token === null || expiresAt === null || person === undefined || person.via.kind !== "session") {
    throw new ApiError("UNAUTHENTICATED", "The e-mail address or the password is wrong.");
  }
  note.actor = person;
  note.targetId = person.via.sessionId;
  const { userId: id, name, email, operator } = person;
  return {
    user: { id, name, email, operator },
    token: signSession(authSecret(deps), token),
    expiresAt,
  };
}
