import type { ApiSystem } from "@leadgen/testkit";
import { makeCall, type Values } from "@leadgen/testkit/make";

/** A call that has ended, unless its outcome is null; by default a paid one that succeeded. */
export interface Call extends Pick<Values<"provider_call">, "provider" | "effect" | "outcome" | "step"> {
  readonly credits?: number;
  readonly costUsd?: number;
}

interface Place {
  readonly campaignId: string;
  readonly jobId: string;
  readonly leadId: string | null;
}

/** Stores calls of a job. */
export async function recordCalls(
  w: ApiSystem,
  { campaignId, jobId, leadId }: Place,
  calls: readonly Call[],
) {
  for (const { credits, costUsd, ...call } of calls) {
    const spent = { credits: credits?.toString() ?? null, costUsd: costUsd?.toString() ?? null };
    await makeCall(w.db, { jobId, campaignId, leadId, ...call, ...spent });
  }
}
