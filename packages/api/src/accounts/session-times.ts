import type { Tx } from "@leadgen/db";
import { SESSION_SECONDS } from "./create-auth.ts";

/**
 * Sets a new session's times by the database's clock, the only one that decides when it expires. better-auth uses this process's
 * clock: if that is an hour off, so is the session.
 * @returns when it expires.
 */
export async function timeByDatabase(tx: Tx, token: string): Promise<Date> {
  const [session] = await tx.query<{ expiresAt: Date }>(
    `UPDATE session SET created_at = now(), updated_at = now(), expires_at = now() + make_interval(secs => $2)
     WHERE token = $1 RETURNING expires_at AS "expiresAt"`,
    [token, SESSION_SECONDS],
  );
  if (session === undefined) throw new Error("api-e7: a session that is not there");
  return session.expiresAt;
}
