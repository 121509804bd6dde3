import { PROVIDER_NAMES } from "@leadgen/core";
import { Table, Text } from "@mantine/core";
import { formatNumber, formatUsd } from "../../lib/format.ts";
import { Card } from "../common/card.tsx";
import { Cell, StackedTable } from "../common/stacked-table.tsx";
import type { Campaign } from "./campaign.ts";

type Spend = Campaign["calls"][number];

/** What the campaign's calls came to, by provider, and whether anything was paid twice. */
export function SpendCard({ calls }: { readonly calls: readonly Spend[] }) {
  const total = (of: (spend: Spend) => number): number => calls.reduce((sum, spend) => sum + of(spend), 0);
  return (
    <Card title="Calls and cost">
      {calls.length === 0 ? (
        <Text c="dimmed">No provider has been called yet.</Text>
      ) : (
        <>
          <StackedTable
            dense
            caption="Calls and cost by provider"
            columns={[
              "Provider",
              "Calls",
              "Succeeded",
              "Rejected",
              "Failed",
              "Unknown",
              "Median",
              "Credits",
              "Cost",
            ]}
          >
            {calls.map((spend) => (
              <SpendRow key={spend.provider} spend={spend} />
            ))}
          </StackedTable>
          <Text size="sm" c="dimmed" mt="sm">
            {formatNumber(total((spend) => spend.calls))} calls,{" "}
            {formatNumber(total((spend) => spend.credits))} credits,{" "}
            {formatUsd(total((spend) => spend.costUsd))}. Paid for twice:{" "}
            {formatNumber(total((spend) => spend.repeated))}.
          </Text>
        </>
      )}
    </Card>
  );
}

function SpendRow({ spend }: { readonly spend: Spend }) {
  return (
    <Table.Tr className="number">
      <Cell label="Provider">
        <Text fw={600}>{PROVIDER_NAMES[spend.provider]}</Text>
      </Cell>
      <Cell label="Calls">{formatNumber(spend.calls)}</Cell>
      <Cell label="Succeeded">{formatNumber(spend.succeeded)}</Cell>
      <Cell label="Rejected">{formatNumber(spend.rejected)}</Cell>
      <Cell label="Failed">{formatNumber(spend.failed)}</Cell>
      <Cell label="Unknown">{formatNumber(spend.unknown)}</Cell>
      <Cell label="Median">
        {spend.medianLatencyMs === null ? "–" : `${formatNumber(spend.medianLatencyMs)} ms`}
      </Cell>
      <Cell label="Credits">{formatNumber(spend.credits)}</Cell>
      <Cell label="Cost">{formatUsd(spend.costUsd)}</Cell>
    </Table.Tr>
  );
}
