import { PROVIDER_NAMES } from "@leadgen/core";
import { Text } from "@mantine/core";
import { formatKnown, formatNumber, formatUsd } from "../../lib/format.ts";
import { Cell, StackedTable } from "../common/stacked-table.tsx";
import { creditLines, dollarsOf, inUnit, type Spend } from "./spend.ts";

/** The columns about the calls to one provider. */
const NUMBERS: Readonly<Record<string, (spend: Spend) => string>> = {
  Calls: ({ calls }) => formatNumber(calls),
  Succeeded: ({ succeeded }) => formatNumber(succeeded),
  "Turned down": ({ rejected }) => formatNumber(rejected),
  Failed: ({ failed }) => formatNumber(failed),
  "No answer": ({ unknown }) => formatNumber(unknown),
  Median: ({ medianLatencyMs: ms }) => (ms === null ? "–" : `${formatNumber(ms)} ms`),
  Credits: (spend) => inUnit(spend, "CREDITS"),
  Cost: (spend) => inUnit(spend, "USD"),
};
const COLUMNS = Object.keys(NUMBERS);

/** The campaign's calls and costs by provider, and whether anything was paid twice. */
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
            columns={["Provider", ...COLUMNS]}
            numbers={COLUMNS}
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
      {Object.entries(NUMBERS).map(([column, tell]) => (
        <Cell key={column} label={column} number>
          {tell(spend)}
        </Cell>
      ))}
    </tr>
  );
}
