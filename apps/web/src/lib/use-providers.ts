"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "./trpc.ts";

/** Milliseconds. The answer rarely changes: settings change only at a restart of the server. */
const FRESH_MS = 60_000;

/** The five providers: configured or not, real or simulated. */
export function useProviders() {
  const trpc = useTRPC();
  return useQuery(trpc.queue.providers.queryOptions(undefined, { staleTime: FRESH_MS }));
}
