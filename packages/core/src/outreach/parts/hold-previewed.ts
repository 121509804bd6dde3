import type { Tx } from "../../engine/parts/tx.ts";
import { DomainError } from "../../errors.ts";

interface Previewed {
  /** SQL: the jobs that a person chose by a filter, with these parameters. */
  readonly where: string;
  readonly params: readonly unknown[];
  /** What the preview counted: nothing that was not seen is touched. */
  readonly atMost: number;
}

/**
 * Holds the jobs that a preview showed, in the order of their ids.
 * @throws DomainError WRONG_STATE when more match by now.
 */
export async function holdPreviewed(
  tx: Tx,
  { where, params, atMost }: Previewed,
): Promise<{ id: string; leadId: string | null }[]> {
  const held = await tx.query<{ id: string; leadId: string | null }>(
    `SELECT id, lead_id AS "leadId" FROM job WHERE ${where} ORDER BY id FOR UPDATE`,
    [...params],
  );
  if (held.length <= atMost) return held;
  throw new DomainError(
    "WRONG_STATE",
    `${held.length} jobs match by now, more than the ${atMost} that the preview showed. Look at the preview again.`,
    { jobs: held.length },
  );
}
