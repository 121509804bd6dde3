import type { Tx } from "../../src/outreach/index.ts";
import * as engine from "../../src/outreach/index.ts";

/** The engine, so that a test can put a broken verb in the place of one. */
export type Verbs = typeof engine;

export const ENGINE: Verbs = engine;

/** A transaction whose statements read `replacement` where they read `text`: the verb as it would be with that bug. */
export function rewritten(tx: Tx, text: string, replacement: string): Tx {
  return { query: (sql, params) => tx.query(sql.replace(text, replacement), params) };
}
