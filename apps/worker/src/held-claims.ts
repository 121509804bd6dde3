import type { Claim, InHand, Tx } from "@leadgen/core/outreach";

/** What this process holds and a failover may have lost: the jobs that it works on and the calls that it has begun. */
export interface HeldClaims {
  hold(claim: Pick<Claim, "jobId" | "attempt">): void;
  /** The intent of a call is about to be written or withdrawn. Until that is known, the call counts neither as missing nor as ended. */
  callUncertain(jobId: string, callId: string): void;
  /** The intent of a call is committed. */
  callBegun(jobId: string, callId: string): void;
  /** The call's end is recorded. */
  callEnded(jobId: string): void;
  letGo(jobId: string): void;
  list(): InHand["claims"];
  /** Whether the database lacks a call that is under way. */
  lackedBy(tx: Tx): Promise<boolean>;
  /** The missing calls are known to be lost. They are not checked again, however long their jobs take to end. */
  forgetLost(): void;
}

interface HeldCall {
  readonly callId?: string;
  readonly committed?: true;
}

export function heldClaims(): HeldClaims {
  const claims = new Map<string, HeldCall & { readonly attempt: number }>();
  const set = (jobId: string, call: HeldCall) => {
    const claim = claims.get(jobId);
    if (claim !== undefined) claims.set(jobId, { attempt: claim.attempt, ...call });
  };
  let lost: readonly string[] = [];
  return {
    hold: ({ jobId, attempt }) => void claims.set(jobId, { attempt }),
    callUncertain: (jobId, callId) => set(jobId, { callId }),
    callBegun: (jobId, callId) => set(jobId, { callId, committed: true }),
    callEnded: (jobId) => set(jobId, {}),
    letGo: (jobId) => void claims.delete(jobId),
    list: () => [...claims].map(([jobId, { attempt, callId }]) => ({ jobId, attempt, callId })),
    async lackedBy(tx) {
      const mine = [...claims.values()].flatMap(({ callId, committed }) => (committed && callId) || []);
      const rows = await tx.query<{ id: string }>("SELECT id FROM provider_call WHERE id = ANY($1::uuid[])", [
        mine,
      ]);
      const there = new Set(rows.map(({ id }) => id));
      lost = mine.filter((id) => !there.has(id));
      return lost.length > 0;
    },
    forgetLost() {
      for (const [jobId, { callId }] of claims)
        if (callId !== undefined && lost.includes(callId)) set(jobId, {});
    },
  };
}
