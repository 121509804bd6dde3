import type { Tx } from "@leadgen/db";
import { ApiError } from "../errors/api-error.ts";

/** Takes an entry out of an organization's list. Leads that it stopped stay as they are. @throws ApiError NOT_FOUND. */
export async function removeDoNotContact(
  tx: Tx,
  input: { readonly organizationId: string; readonly entryId: string },
): Promise<{ id: string; kind: string; value: string; reason: string | null }> {
  const [row] = await tx.query<{ id: string; kind: string; value: string; reason: string | null }>(
    "DELETE FROM do_not_contact WHERE id = $1 AND organization_id = $2 RETURNING id, kind, value, reason",
    [input.entryId, input.organizationId],
  );
  if (row === undefined) throw new ApiError("NOT_FOUND", `There is no entry ${input.entryId} in this list.`);
  return row;
}
