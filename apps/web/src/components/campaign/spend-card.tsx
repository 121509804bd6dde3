import { BILLED_IN, PROVIDER_NAMES } from "@leadgen/core";
import { Text } from "@mantine/core";
import { formatKnown, formatNumber, formatUsd } from "../../lib/format.ts";
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
            {formatKnown(totalOf(calls, "credits"), formatNumber)} credits,{" "}
            {formatKnown(totalOf(calls, "costUsd"), formatUsd)}. Paid for twice:{" "}
            {formatNumber(total((spend) => spend.repeated))}.
          </Text>
        </>
      )}
    </Card>
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

/** What the provider charged; a dash where it charges in another unit, or nothing. */
function inUnit(spend: Spend, unit: "CREDITS" | "USD"): string {
  if (BILLED_IN[spend.provider] !== unit) return "–";
  return unit === "CREDITS"
    ? formatKnown({ known: spend.credits, atLeast: spend.creditsAtLeast }, formatNumber)
    : formatKnown({ known: spend.costUsd, atLeast: spend.costUsdAtLeast }, formatUsd);
}

/** Over providers that charge in the same unit. Unknown only if nothing at all is known. */
function totalOf(calls: readonly Spend[], amount: "credits" | "costUsd") {
  const unit = amount === "credits" ? "CREDITS" : "USD";
  const charged = calls.filter((spend) => BILLED_IN[spend.provider] === unit);
  const known = charged.flatMap((spend) => spend[amount] ?? []);
  return {
    known: charged.length > 0 && known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0),
    atLeast: charged.some((spend) => spend[`${amount}AtLeast`]),
  };
}
