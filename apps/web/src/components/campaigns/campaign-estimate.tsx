import { Text } from "@mantine/core";
import { formatNumber, plural } from "../../lib/format.ts";
import type { Outputs } from "../../lib/trpc.ts";
import { EstimateTable } from "../common/estimate-table.tsx";

type Estimate = Outputs["campaign"]["estimate"];

/** A campaign's estimated calls and costs by provider, and the basis of the estimate. */
export function CampaignEstimate({ estimate }: { readonly estimate: Estimate }) {
  const { leads, takenOver, byCampaigns, lines } = estimate;
  const also = takenOver === 0 ? "" : ` and the ${formatNumber(takenOver)} taken over`;
  const basis =
    byCampaigns === 0
      ? "If all of them are found and can be written to. There is no earlier campaign to estimate from."
      : `By the rates of your last ${plural(byCampaigns, "campaign")}.`;
  return (
    <>
      <EstimateTable title={`What up to ${plural(leads, "lead")}${also} will take`} lines={lines} />
      <Text size="sm" c="dimmed">
        {basis} Credits and dollars are charged by each provider; what a call costs that has no known price is
        not in here.
      </Text>
    </>
  );
}
