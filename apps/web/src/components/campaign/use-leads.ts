"use client";

import { ENRICH_STEPS, LEAD_STATUSES } from "@leadgen/core";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useFilters } from "../../lib/in-address.ts";
import { ASKED_AHEAD_MS, rarely, slowly } from "../../lib/polling.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { LEAD_GROUPS } from "./funnel.tsx";

/** The filters of a campaign's leads in the address. */
export function useLeadFilters() {
  const { oneOf, text, set } = useFilters();
  return {
    step: oneOf("step", ENRICH_STEPS),
    group: oneOf("group", LEAD_GROUPS),
    status: oneOf("status", LEAD_STATUSES),
    q: text("q"),
    set,
  };
}

/** A campaign's leads by the filters in the address, and the counts of its funnel. */
export function useLeads(campaignId: string) {
  const { step, group, status, q } = useLeadFilters();
  const trpc = useTRPC();
  const stats = useQuery(
    trpc.campaign.leadStats.queryOptions(
      { id: campaignId },
      { refetchInterval: rarely, staleTime: ASKED_AHEAD_MS },
    ),
  );
  const leads = useInfiniteQuery(
    trpc.lead.list.infiniteQueryOptions(
      {
        ...{ campaignId, limit: 50 },
        ...(status !== undefined && { status }),
        ...(group !== undefined && { group }),
        ...(step !== undefined && { finishedStep: step }),
        ...(q !== "" && { q }),
      },
      {
        getNextPageParam: (page) => page.nextCursor,
        refetchInterval: slowly,
        staleTime: ASKED_AHEAD_MS,
        placeholderData: keepPreviousData,
      },
    ),
  );
  return { stats, leads };
}
