"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type Outputs, useTRPCClient } from "../trpc.ts";
import { askAgain, useStream } from "./use-stream.ts";

type Status = Outputs["queue"]["status"];

const breakerOf = ({ circuitBreaker: { state, epoch } }: Status): string => `${state} ${epoch}`;

/** The queue's status, as it changes. When the breaker moves, nothing else on the page is what it was. */
export function useQueueStatus() {
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  return useStream<Status>({
    key: ["queue"],
    onChange: (now, before) => {
      if (before !== undefined && breakerOf(now) !== breakerOf(before)) askAgain(queryClient);
    },
    subscribe: (handlers) => client.queue.live.subscribe(undefined, handlers),
    ask: () => client.queue.status.query(),
  });
}
