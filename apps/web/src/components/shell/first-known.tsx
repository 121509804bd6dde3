"use client";

import type { ReactNode } from "react";
import { FirstStatus, type QueueStatus } from "../../lib/first-status.ts";
import type { Me } from "../../lib/me.ts";
import { FirstMe } from "../../lib/use-me.ts";

/** What the server knew when it sent the page; null if it couldn't be looked up. */
export interface Known {
  readonly me: Me | null;
  readonly status: QueueStatus | null;
}

/** Provides the first values of `useMe` and `useQueueStatus`, so that the layout does not shift when they load. */
export function FirstKnown({ me, status, children }: Known & { readonly children: ReactNode }) {
  return (
    <FirstMe value={me}>
      <FirstStatus value={status}>{children}</FirstStatus>
    </FirstMe>
  );
}
