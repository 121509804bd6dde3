import type { Tx } from "../../src/outreach/index.ts";
import * as engine from "../../src/outreach/index.ts";

/** The engine as an argument, so that a test can replace a verb by a broken one. */
export type Verbs = typeof engine;

export const ENGINE: Verbs = engine;

/** A transaction that replaces `text` by `replacement` in its statements, so that the verb behaves as with that bug. */
export function rewritten(tx: Tx, text: string, replacement: string): Tx {
  return { query: (sql, params) => tx.query(sql.replace(text, replacement), params) };
}
