import { PROVIDER_NAMES } from "@leadgen/core";
import { Text } from "@mantine/core";
import { formatKnown, formatNumber, formatUsd } from "../../lib/format.ts";
import { Cell, StackedTable } from "../common/stacked-table.tsx";
import { creditLines, dollarsOf, inUnit, type Spend } from "./spend.ts";

/** What the campaign's calls came to, by provider, and whether anything was paid twice. */
export function SpendTab({ calls }: { readonly calls: readonly Spend[] }) {
  const total = (of: (spend: Spend) => number): number => calls.reduce((sum, spend) => sum + of(spend), 0);
  return (
    <section aria-label="Calls and cost">
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
            {[...creditLines(calls), formatKnown(dollarsOf(calls), formatUsd)].join(", ")}. Paid for twice:{" "}
            {formatNumber(total((spend) => spend.repeated))}.
          </Text>
        </>
      )}
    </section>
  );
}

function SpendRow({ spend }: { readonly spend: Spend }) {
  return (
    <tr className="number">
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
      <Cell label="Credits">{inUnit(spend, "CREDITS")}</Cell>
      <Cell label="Cost">{inUnit(spend, "USD")}</Cell>
    </tr>
  );
}
