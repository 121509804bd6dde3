import { PROVIDER_NAMES } from "@leadgen/core";
import { Text } from "@mantine/core";
import { formatKnown, formatNumber, formatUsd } from "../../lib/format.ts";
import { Cell, StackedTable } from "../common/stacked-table.tsx";
import { creditLines, dollarsOf, inUnit, type Spend } from "./spend.ts";

const NUMBERS = [
  "Calls",
  "Succeeded",
  "Turned down",
  "Failed",
  "No answer",
  "Median",
  "Credits",
  "Cost",
] as const;

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
            columns={["Provider", ...NUMBERS]}
            numbers={NUMBERS}
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
      <Cell label="Calls" number>
        {formatNumber(spend.calls)}
      </Cell>
      <Cell label="Succeeded" number>
        {formatNumber(spend.succeeded)}
      </Cell>
      <Cell label="Turned down" number>
        {formatNumber(spend.rejected)}
      </Cell>
      <Cell label="Failed" number>
        {formatNumber(spend.failed)}
      </Cell>
      <Cell label="No answer" number>
        {formatNumber(spend.unknown)}
      </Cell>
      <Cell label="Median" number>
        {spend.medianLatencyMs === null ? "–" : `${formatNumber(spend.medianLatencyMs)} ms`}
      </Cell>
      <Cell label="Credits" number>
        {inUnit(spend, "CREDITS")}
      </Cell>
      <Cell label="Cost" number>
        {inUnit(spend, "USD")}
      </Cell>
    </tr>
  );
}
