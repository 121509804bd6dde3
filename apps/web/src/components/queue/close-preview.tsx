import { PROVIDER_NAMES } from "@leadgen/core";
import { SimpleGrid, Stack, Text } from "@mantine/core";
import { formatDuration, plural } from "../../lib/format.ts";
import type { Outputs } from "../../lib/trpc.ts";
import { EstimateTable } from "../common/estimate-table.tsx";
import { NumberTable } from "../common/number-table.tsx";

type Preview = NonNullable<Outputs["queue"]["closePreview"]>;

interface Props {
  readonly preview: Preview;
}

/** The effect of closing in a sentence. */
export function CloseSummary({ preview }: Props) {
  return (
    <Text data-testid="close-preview">
      <b>{plural(preview.jobsToResume, "job")}</b> of {plural(preview.byCampaign.length, "campaign")} will go
      on; finished steps are not repeated.
      {preview.oldestWaitSeconds !== null &&
        ` The oldest has waited ${formatDuration(preview.oldestWaitSeconds)}.`}
      {preview.leadsToFetch > 0 &&
        ` Up to ${plural(preview.leadsToFetch, "more lead")} will be fetched, each with a job of its own.`}
    </Text>
  );
}

/** The effect of closing by campaign and provider, with the calls to come. */
export function ClosePreview({ preview }: Props) {
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <NumberTable
          title="Jobs by campaign"
          columns={["Campaign", "Jobs"]}
          rows={preview.byCampaign.map(({ campaignId, name, jobs }) => [campaignId, name, jobs])}
        />
        <NumberTable
          title="Jobs by their next provider"
          columns={["Provider", "Jobs"]}
          rows={preview.byNextProvider.map(({ provider, jobs }) => [
            provider ?? "none",
            provider === null ? "no call left" : PROVIDER_NAMES[provider],
            jobs,
          ])}
        />
      </SimpleGrid>
      <EstimateTable title="Calls that these jobs will take, at most" lines={preview.estimate} />
    </Stack>
  );
}
