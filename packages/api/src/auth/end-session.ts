import type { Tx } from "@leadgen/db";
import { ApiError } from "../errors/api-error.ts";
import type { AuditNote } from "../trail/audited.ts";

/** Ends one session of a person, and notes it for the audit. @throws ApiError NOT_FOUND. */
export async function endSession(
  tx: Tx,
  note: AuditNote,
  at: { readonly userId: string; readonly id: string },
): Promise<void> {
  const [ended] = await tx.query<{ before: unknown }>(
    `DELETE FROM session WHERE id = $2 AND user_id = $1
     RETURNING jsonb_build_object('ip_address', ip_address, 'user_agent', user_agent, 'expires_at', expires_at) AS before`,
    [at.userId, at.id],
  );
  if (ended === undefined) throw new ApiError("NOT_FOUND", `There is no session ${at.id}.`);
  note.targetId = at.id;
  note.before = ended.before;
}
