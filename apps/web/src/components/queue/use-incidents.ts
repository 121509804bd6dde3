"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { rarely } from "../../lib/polling.ts";
import { useTRPC } from "../../lib/trpc.ts";

/** All openings of the breaker, the latest first. */
export function useIncidents() {
  const trpc = useTRPC();
  return useInfiniteQuery(
    trpc.queue.incidents.infiniteQueryOptions(
      { limit: 20 },
      { getNextPageParam: (page) => page.nextCursor, refetchInterval: rarely },
    ),
  );
}
