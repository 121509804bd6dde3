import type { Tx } from "../../engine/parts/tx.ts";
import { DomainError } from "../../errors.ts";

interface Previewed {
  /** SQL condition over `job` for the filter that a person chose; `params` are its parameters. */
  readonly where: string;
  readonly params: readonly unknown[];
  /** The number that the preview showed: if more match by now, nothing is changed. */
  readonly atMost: number;
}

/**
 * Locks the jobs that a preview showed, in the order of their ids.
 * @throws DomainError WRONG_STATE if more match by now.
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
