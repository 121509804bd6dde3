"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useContext } from "react";
import { FirstStatus, type QueueStatus } from "../first-status.ts";
import { useTRPCClient } from "../trpc.ts";
import { askAgain, useStream } from "./use-stream.ts";

const breakerOf = ({ circuitBreaker: { state, epoch } }: QueueStatus): string => `${state} ${epoch}`;

/** The queue's status, updated by a stream. When the breaker moves, all other data of the page is refetched. */
export function useQueueStatus() {
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  return useStream<QueueStatus>({
    key: ["queue"],
    first: useContext(FirstStatus),
    onChange: (now, before) => {
      if (before !== undefined && breakerOf(now) !== breakerOf(before)) askAgain(queryClient);
    },
    subscribe: (handlers) => client.queue.live.subscribe(undefined, handlers),
    ask: () => client.queue.status.query(),
  });
}
