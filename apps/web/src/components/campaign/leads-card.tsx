import { LEAD_STATUSES, LEAD_TABLE } from "@leadgen/core";
import { Group, Paper, Text, Title } from "@mantine/core";
import { formatNumber } from "../../lib/format.ts";
import { LeadProgress } from "../common/lead-progress.tsx";
import { StatusBadge } from "../common/status-badge.tsx";
import type { Campaign } from "./campaign.ts";

/** How far the leads are, and what became of them. */
export function LeadsCard({ campaign: { leads, leadLimit } }: { readonly campaign: Campaign }) {
  const present = LEAD_STATUSES.filter((status) => leads[status] > 0);
  return (
    <Paper component="section" aria-labelledby="leads-card">
      <Title order={2} size="h5" id="leads-card" mb="md">
        Leads
      </Title>
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
    </Paper>
  );
}
