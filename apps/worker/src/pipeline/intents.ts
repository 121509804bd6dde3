import { beginCall, beginCalls } from "@leadgen/core/outreach";
import type pg from "pg";
import { gather } from "../gather.ts";
import { stepStatements } from "./step-transaction.ts";

/** An intent whose call this process named. */
export type BegunCall = Parameters<typeof beginCall>[1] & { readonly callId: string };

/** Records intents to call. Those that come together, as after turns that were handed out together, share one statement and its commit. */
export function gatherIntents(pool: pg.Pool): (intent: BegunCall) => Promise<boolean> {
  const together = gather(async (intents: readonly BegunCall[]) => {
    const begun = await stepStatements(pool, (tx) => beginCalls(tx, intents));
    return intents.map(({ jobId }) => begun.has(jobId));
  });
  return async (intent) =>
    (await together(intent)) || (await stepStatements(pool, (tx) => beginCall(tx, intent))) !== null;
}
