import type { Row, Tx } from "@leadgen/db";
import { insert, NOW, type Values } from "./insert.ts";

interface CallValues extends Values<"provider_call"> {
  readonly jobId: string;
  readonly campaignId: string;
}

/** A job's call (default: a WRITE that SUCCEEDED); with `outcome` null it is under way. */
export function makeCall(tx: Tx, values: CallValues): Promise<Row<"provider_call">> {
  const { outcome = "SUCCEEDED" } = values;
  return insert(tx, "provider_call", {
    provider: "OPENAI",
    endpoint: "v1/responses",
    step: "WRITE",
    effect: true,
    attempt: 1,
    epoch: 0,
    startedAt: NOW,
    outcome,
    ...(outcome !== null && { endedAt: NOW }),
    ...(outcome === "FAILED" && { failureKind: "TIMEOUT" }),
    ...values,
  });
}

/** The checkpoint of a step that a job has finished. */
export const makeStep = (tx: Tx, jobId: string, step: string): Promise<Row<"job_step">> =>
  insert(tx, "job_step", { jobId, step, attempt: 1, output: {} });
