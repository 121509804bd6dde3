import type { Tx } from "@leadgen/core/outreach";

/**
 * The calls of this process that have a committed intent and no record of their end yet, one a job. A failover may lose the intent
 * alone, which no other commit tells.
 */
export interface CallsUnderWay {
  begun(jobId: string, callId: string): void;
  ended(jobId: string): void;
  /** Whether the database lacks one of them. */
  lackedBy(tx: Tx): Promise<boolean>;
}

export function callsUnderWay(): CallsUnderWay {
  const calls = new Map<string, string>();
  return {
    begun: (jobId, callId) => void calls.set(jobId, callId),
    ended: (jobId) => void calls.delete(jobId),
    async lackedBy(tx) {
      const mine = [...calls.values()];
      const there = await tx.query("SELECT 1 FROM provider_call WHERE id = ANY($1::uuid[])", [mine]);
      return there.length < mine.length;
    },
  };
}
