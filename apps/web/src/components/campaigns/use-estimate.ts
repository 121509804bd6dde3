"use client";

import { MAX_LEADS } from "@leadgen/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { PAUSE_IN_TYPING_MS } from "../../lib/polling.ts";
import { readWhole } from "../../lib/read-whole.ts";
import { useTRPC } from "../../lib/trpc.ts";

export interface Asked {
  readonly organizationId: string;
  /** The lead limit as typed. */
  readonly typed: string;
}

/** The estimate for a campaign that does not exist yet. `usable`: the lead limit is valid. */
export function useEstimate({ organizationId, typed }: Asked) {
  const [leadLimit] = useDebouncedValue(readWhole(typed), PAUSE_IN_TYPING_MS);
  const usable = leadLimit !== null && leadLimit >= 1 && leadLimit <= MAX_LEADS;
  const trpc = useTRPC();
  const estimate = useQuery(
    trpc.campaign.estimate.queryOptions(
      { organizationId, leadLimit: leadLimit ?? 0 },
      { enabled: usable, placeholderData: keepPreviousData },
    ),
  );
  return { estimate, usable };
}
