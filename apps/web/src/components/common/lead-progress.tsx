import type { LeadStatus } from "@leadgen/core";
import { Progress, Text } from "@mantine/core";
import { formatNumber } from "../../lib/format.ts";
import { tallyLeads } from "../../lib/lead-tally.ts";

interface Props {
  readonly leads: Readonly<Record<LeadStatus, number>>;
  readonly limit: number;
  readonly size?: "sm" | "lg";
}

/** Leads that are over out of the campaign's limit, in the colours of their outcomes. */
export function LeadProgress({ leads, limit, size = "sm" }: Props) {
  const { handedOver, setAside, failed, over } = tallyLeads(leads);
  const share = (count: number): number => (count / limit) * 100;
  const words = `${formatNumber(over)} of ${formatNumber(limit)} leads handled`;
  return (
    <div role="img" aria-label={words} title={words}>
      <Progress.Root size={size === "lg" ? "xl" : "md"} radius="xl" aria-hidden>
        <Progress.Section value={share(handedOver)} color="teal" />
        <Progress.Section value={share(setAside)} color="gray" />
        <Progress.Section value={share(failed)} color="red" />
      </Progress.Root>
      <Text size={size === "lg" ? "md" : "xs"} c="dimmed" mt={4} className="number">
        {formatNumber(over)} / {formatNumber(limit)}
      </Text>
    </div>
  );
}
