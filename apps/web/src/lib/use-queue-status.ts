"use client";

import { useQuery } from "@tanstack/react-query";
import { POLL_MS } from "./polling.ts";
import { useTRPC } from "./trpc.ts";

/** The queue's status, asked again and again while the page is visible; every user shares one question. */
export function useQueueStatus() {
  const trpc = useTRPC();
  return useQuery(trpc.queue.status.queryOptions(undefined, { refetchInterval: POLL_MS }));
}
