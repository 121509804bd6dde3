import { type Step, stepsOf } from "@leadgen/core";
import type { Tx } from "@leadgen/core/outreach";
import { ENRICH_HANDLERS } from "./enrich-steps.ts";
import { FETCH_HANDLERS } from "./fetch-steps.ts";
import type { NextCall, StepHandler } from "./next-call.ts";
import { OPT_OUT_HANDLERS } from "./opt-outs.ts";
import { REVEAL_HANDLERS } from "./reveal-steps.ts";
import type { RunningJob } from "./running-job.ts";
import { WITHDRAW_HANDLERS } from "./withdraw.ts";

/** A step of the pipeline without a handler does not compile. */
const HANDLERS: Readonly<Record<Step, StepHandler>> = {
  ...FETCH_HANDLERS,
  ...REVEAL_HANDLERS,
  ...ENRICH_HANDLERS,
  ...WITHDRAW_HANDLERS,
  ...OPT_OUT_HANDLERS,
};

/** Whether finding the job's next call only reads, as for a job about a lead. Other jobs lock rows or write. */
export const onlyReads = ({ claim }: RunningJob): boolean => claim.leadId !== null;

/** The next call of a job; undefined: every step is finished. */
export async function readNextCall(tx: Tx, job: RunningJob): Promise<NextCall | undefined> {
  for (const step of stepsOf(job.claim.type)) {
    const call = await HANDLERS[step](tx, job);
    if (call !== undefined) return call;
  }
  return undefined;
}
