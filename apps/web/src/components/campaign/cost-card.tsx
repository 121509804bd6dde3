import { BILLED_IN, PROVIDER_NAMES } from "@leadgen/core";
import { Group, Stack, Text } from "@mantine/core";
import { formatKnown, formatNumber, formatUsd, plural } from "../../lib/format.ts";
import { Card } from "../common/card.tsx";
import { dollarsOf, inUnit, type Spend } from "./spend.ts";

/** The campaign's costs so far, by provider. */
export function CostCard({ calls }: { readonly calls: readonly Spend[] }) {
  if (calls.length === 0) return null;
  const unknown = calls.reduce((sum, spend) => sum + spend.unknown, 0);
  const repeated = calls.reduce((sum, spend) => sum + spend.repeated, 0);
  return (
    <Card title="Cost">
      <Stack gap={6}>
        <Line name="In dollars" value={formatKnown(dollarsOf(calls), formatUsd)} bold />
        {calls.map((spend) => (
          <Line key={spend.provider} name={PROVIDER_NAMES[spend.provider]} value={amountOf(spend)} />
        ))}
        <Text size="xs" c="dimmed" mt={4}>
          {unknown > 0 && `${plural(unknown, "call")} ended without an answer and may have been charged. `}
          {repeated > 0 ? `Bought twice: ${formatNumber(repeated)}.` : "Nothing was bought twice."}
        </Text>
      </Stack>
    </Card>
  );
}

function amountOf(spend: Spend): string {
  const unit = BILLED_IN[spend.provider];
  if (unit === "USD") return inUnit(spend, "USD");
  return unit === "CREDITS" ? `${inUnit(spend, "CREDITS")} credits` : "no charge per call";
}

interface LineProps {
  readonly name: string;
  readonly value: string;
  readonly bold?: boolean;
}

function Line({ name, value, bold = false }: LineProps) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Text size="sm" c={bold ? "var(--mantine-color-text)" : "dimmed"}>
        {name}
      </Text>
      <Text size="sm" fw={bold ? 600 : 400} className="number" ta="right">
        {value}
      </Text>
    </Group>
  );
}
