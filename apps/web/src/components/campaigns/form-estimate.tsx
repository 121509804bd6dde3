"use client";

import { MAX_LEADS } from "@leadgen/core";
import { Box } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { PAUSE_IN_TYPING_MS } from "../../lib/polling.ts";
import { readWhole } from "../../lib/read-whole.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { Calm } from "../common/calm.tsx";
import { CampaignEstimate } from "./campaign-estimate.tsx";

interface Props {
  readonly organizationId: string;
  /** The lead limit as it was typed. */
  readonly typed: string;
}

/** What the campaign will take, while it is filled in. */
export function FormEstimate({ organizationId, typed }: Props) {
  const read = readWhole(typed);
  const [leadLimit] = useDebouncedValue(read, PAUSE_IN_TYPING_MS);
  const usable = leadLimit !== null && leadLimit >= 1 && leadLimit <= MAX_LEADS;
  const trpc = useTRPC();
  const estimate = useQuery(
    trpc.campaign.estimate.queryOptions(
      { organizationId, leadLimit: leadLimit ?? 0 },
      { enabled: usable, placeholderData: keepPreviousData },
    ),
  );
  return (
    // As high as its table, so that nothing below it moves.
    <Box mih={250} data-testid="form-estimate" aria-busy={usable && estimate.isPending}>
      {usable && estimate.data !== undefined && <CampaignEstimate estimate={estimate.data} />}
      {!usable && <Calm>What it will take is told once the lead limit is a number.</Calm>}
      {usable && estimate.isError && (
        <Calm>What it will take can't be told now; it is told before the start.</Calm>
      )}
    </Box>
  );
}
