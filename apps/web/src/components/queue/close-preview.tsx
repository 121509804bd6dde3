import { PROVIDER_NAMES } from "@leadgen/core";
import { SimpleGrid, Stack, Table, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { formatDuration, formatNumber, plural } from "../../lib/format.ts";
import type { Outputs } from "../../lib/trpc.ts";

type Preview = NonNullable<Outputs["queue"]["closePreview"]>;

/** What closing sets going: jobs by campaign and provider, the oldest wait, the calls it will take. */
export function ClosePreview({ preview }: { readonly preview: Preview }) {
  return (
    <Stack data-testid="close-preview">
      <Text>
        <b>{plural(preview.jobsToResume, "job")}</b> will become PENDING and run again; finished steps are not
        repeated.
        {preview.oldestWaitSeconds !== null &&
          ` The oldest has waited ${formatDuration(preview.oldestWaitSeconds)}.`}
        {preview.leadsToFetch > 0 &&
          ` Up to ${plural(preview.leadsToFetch, "more lead")} will be fetched, each with a job of its own.`}
      </Text>
      {preview.suspect !== null && (
        <Text c="orange.8" fw={600}>
          One of them opened the breaker {preview.suspect.openingsInARow} times in a row: cancel the job that
          the cause names first, or it will most likely do so again.
        </Text>
      )}
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
      <NumberTable
        title="Calls that these jobs will take, at most"
        columns={["Provider", "Calls", "Credits"]}
        rows={preview.estimate.map(({ provider, calls, credits }) => [
          provider,
          PROVIDER_NAMES[provider],
          calls,
          credits,
        ])}
      />
    </Stack>
  );
}

interface TableProps {
  readonly title: string;
  readonly columns: readonly string[];
  /** Key, name, then numbers. */
  readonly rows: readonly (readonly [string, ReactNode, ...number[]])[];
}

function NumberTable({ title, columns, rows }: TableProps) {
  if (rows.length === 0) return null;
  return (
    <div>
      <Text fw={600} size="sm" mb={4}>
        {title}
      </Text>
      <Table verticalSpacing={6} aria-label={title}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column, at) => (
              <Table.Th key={column} scope="col" ta={at === 0 ? "left" : "right"}>
                {column}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([key, name, ...numbers]) => (
            <Table.Tr key={key}>
              <Table.Td>{name}</Table.Td>
              {numbers.map((number, at) => (
                <Table.Td key={columns[at + 1]} ta="right" className="number">
                  {formatNumber(number)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
