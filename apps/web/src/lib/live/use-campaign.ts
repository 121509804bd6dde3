"use client";

import { type Outputs, useTRPCClient } from "../trpc.ts";
import { useStream } from "./use-stream.ts";

/** One campaign, updated by a stream. */
export function useCampaign(id: string) {
  const client = useTRPCClient();
  return useStream<Outputs["campaign"]["get"]>({
    key: ["campaign", id],
    subscribe: (handlers) => client.campaign.live.subscribe({ id }, handlers),
    ask: () => client.campaign.get.query({ id }),
  });
}
