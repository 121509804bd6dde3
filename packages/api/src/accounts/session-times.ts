import type { Tx } from "@leadgen/db";
import { SESSION_SECONDS } from "./create-auth.ts";

/**
 * Gives a session that was just begun its times by the database's clock, the only one that decides when it is over. better-auth
 * takes them from this process's: an hour off, a session is an hour too long.
 * @returns when it ends.
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
