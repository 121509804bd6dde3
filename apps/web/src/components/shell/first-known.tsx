"use client";

import type { ReactNode } from "react";
import { FirstStatus, type QueueStatus } from "../../lib/first-status.ts";
import type { Me } from "../../lib/me.ts";
import { FirstMe } from "../../lib/use-me.ts";

/** What the server knew when it sent the page; null: nobody could look it up. */
export interface Known {
  readonly me: Me | null;
  readonly status: QueueStatus | null;
}

/** Hands on to `useMe` and `useQueueStatus` what is known already, so that nothing moves when they are told it again. */
export function FirstKnown({ me, status, children }: Known & { readonly children: ReactNode }) {
  return (
    <FirstMe value={me}>
      <FirstStatus value={status}>{children}</FirstStatus>
    </FirstMe>
  );
}
