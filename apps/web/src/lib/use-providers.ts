"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "./trpc.ts";

/** Milliseconds: settings of the server change when it restarts, and the simulator does not come and go. */
const FRESH_MS = 60_000;

/** The five services: set up or not, real or the simulator. */
export function useProviders() {
  const trpc = useTRPC();
  return useQuery(trpc.queue.providers.queryOptions(undefined, { staleTime: FRESH_MS }));
}
