import type { Tx } from "../engine/parts/tx.ts";

/** Records that Instantly has paused the campaign: its sending is PAUSED. Pausing again keeps the first time and name. */
export async function pauseSending(
  tx: Tx,
  input: { readonly campaignId: string; readonly actor: string },
): Promise<void> {
  await tx.query(
    `UPDATE campaign SET sending_state = 'PAUSED', sending_since = clock_timestamp(), sending_by = $2, updated_at = clock_timestamp()
     WHERE id = $1 AND sending_state <> 'PAUSED'`,
    [input.campaignId, input.actor],
  );
}
