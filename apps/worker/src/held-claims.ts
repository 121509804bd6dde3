import type { Claim, InHand, Tx } from "@leadgen/core/outreach";

/** What this process believes to be its own, and a failover may have lost: the jobs that it goes on with, and the calls that it has begun. */
export interface HeldClaims {
  hold(claim: Pick<Claim, "jobId" | "attempt">): void;
  /** The intent of a call is committed, which no other commit need tell. */
  callBegun(jobId: string, callId: string): void;
  /** The call's end is recorded, or it is about to be withdrawn. */
  callEnded(jobId: string): void;
  letGo(jobId: string): void;
  list(): InHand["claims"];
  /** Whether the database lacks a call that is under way. */
  lackedBy(tx: Tx): Promise<boolean>;
  /** Those that it lacked are known to be lost: they are not asked for again, however long their jobs take to be put away. */
  forgetLost(): void;
}

export function heldClaims(): HeldClaims {
  const claims = new Map<string, { readonly attempt: number; readonly callId?: string | undefined }>();
  const set = (jobId: string, callId: string | undefined) => {
    const claim = claims.get(jobId);
    if (claim !== undefined) claims.set(jobId, { ...claim, callId });
  };
  let lost: readonly string[] = [];
  const list = () => [...claims].map(([jobId, claim]) => ({ jobId, ...claim }));
  return {
    hold: ({ jobId, attempt }) => void claims.set(jobId, { attempt }),
    callBegun: (jobId, callId) => set(jobId, callId),
    callEnded: (jobId) => set(jobId, undefined),
    letGo: (jobId) => void claims.delete(jobId),
    list,
    async lackedBy(tx) {
      const mine = list().flatMap(({ callId }) => callId ?? []);
      const rows = await tx.query<{ id: string }>("SELECT id FROM provider_call WHERE id = ANY($1::uuid[])", [
        mine,
      ]);
      const there = new Set(rows.map(({ id }) => id));
      lost = mine.filter((id) => !there.has(id));
      return lost.length > 0;
    },
    forgetLost() {
      for (const { jobId, callId } of list())
        if (callId !== undefined && lost.includes(callId)) set(jobId, undefined);
    },
  };
}
