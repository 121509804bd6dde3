import { LEAD_STATUSES, LEAD_TABLE } from "@leadgen/core";
import { Group, Text } from "@mantine/core";
import { formatNumber } from "../../lib/format.ts";
import { Card } from "../common/card.tsx";
import { LeadProgress } from "../common/lead-progress.tsx";
import { StatusBadge } from "../common/status-badge.tsx";
import type { Campaign } from "./campaign.ts";

/** How far the leads are, and what became of them. */
export function LeadsCard({ campaign: { leads, leadLimit } }: { readonly campaign: Campaign }) {
  const present = LEAD_STATUSES.filter((status) => leads[status] > 0);
  return (
    <Card title="Leads">
      <LeadProgress leads={leads} limit={leadLimit} size="lg" />
      <Group gap="md" mt="md">
        {present.length === 0 && <Text c="dimmed">None found yet.</Text>}
        {present.map((status) => (
          <Group key={status} gap={6} title={LEAD_TABLE[status].meaning}>
            <StatusBadge status={status} />
            <Text fw={650} className="number" data-testid={`leads-${status}`}>
              {formatNumber(leads[status])}
            </Text>
          </Group>
        ))}
      </Group>
    </Card>
  );
}
