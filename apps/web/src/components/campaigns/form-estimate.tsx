"use client";

import { Box } from "@mantine/core";
import { Calm } from "../common/calm.tsx";
import { CampaignEstimate } from "./campaign-estimate.tsx";
import { type Asked, useEstimate } from "./use-estimate.ts";

/** The estimate for the form's present values. */
export function FormEstimate(asked: Asked) {
  const { estimate, usable } = useEstimate(asked);
  return (
    // As high as its table, so that nothing below moves when it is loaded.
    <Box mih={250} data-testid="form-estimate" aria-busy={usable && estimate.isPending}>
      {usable && estimate.data !== undefined && <CampaignEstimate estimate={estimate.data} />}
      {!usable && <Calm>The estimate is shown once the lead limit is a number.</Calm>}
      {usable && estimate.isError && (
        <Calm>The estimate can't be loaded now; it is shown before the start.</Calm>
      )}
    </Box>
  );
}
