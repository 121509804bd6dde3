import type { Tx } from "@leadgen/db";
import { ApiError } from "../errors/api-error.ts";
import { SESSION_SECONDS } from "./create-auth.ts";

export interface SessionItem {
  readonly id: string;
  /** The one that asks. */
  readonly current: boolean;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** A person's sessions that are not over, the newest first. */
export const listSessions = (
  tx: Tx,
  at: { readonly userId: string; readonly current: string | null },
): Promise<SessionItem[]> =>
  tx.query<SessionItem>(
    `SELECT id, id = $2::uuid AS current, nullif(ip_address, '') AS "ipAddress", nullif(user_agent, '') AS "userAgent",
            created_at AS "createdAt", expires_at AS "expiresAt"
     FROM session WHERE user_id = $1 AND expires_at > now() ORDER BY id DESC LIMIT 200`,
    [at.userId, at.current],
  );

/** Ends one session of a person. @returns what the audit tells of it. @throws ApiError NOT_FOUND. */
export async function endSession(
  tx: Tx,
  at: { readonly userId: string; readonly id: string },
): Promise<{ before: unknown }> {
  const [ended] = await tx.query<{ before: unknown }>(
    `DELETE FROM session WHERE id = $2 AND user_id = $1
     RETURNING jsonb_build_object('ip_address', ip_address, 'user_agent', user_agent, 'expires_at', expires_at) AS before`,
    [at.userId, at.id],
  );
  if (ended === undefined) throw new ApiError("NOT_FOUND", `There is no session ${at.id}.`);
  return ended;
}

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
