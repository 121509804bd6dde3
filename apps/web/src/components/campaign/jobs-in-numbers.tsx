import { JOB_STATUSES, PROVIDER_NAMES, PROVIDERS } from "@leadgen/core";
import { Group, Stack, Text } from "@mantine/core";
import { formatNumber, plural } from "../../lib/format.ts";
import { JobStatusBadge } from "../common/status-badge.tsx";
import type { Campaign } from "./campaign.ts";

/** Jobs by status, and the providers that they are calling now. */
export function JobsInNumbers({ campaign: { jobs, tasksInFlight } }: { readonly campaign: Campaign }) {
  return (
    <Stack gap={0} mb="lg">
      <Group gap="md" align="flex-start">
        {JOB_STATUSES.map((status) => (
          <div key={status}>
            <Text fz={24} fw={700} lh={1.1} className="number" mb={4} data-testid={`jobs-${status}`}>
              {formatNumber(jobs[status])}
            </Text>
            <JobStatusBadge status={status} />
          </div>
        ))}
      </Group>
      <Text size="sm" c="dimmed" mt="md">
        {inFlightWords(tasksInFlight)}
      </Text>
    </Stack>
  );
}

function inFlightWords(tasks: Campaign["tasksInFlight"]): string {
  if (tasks.length === 0) return "No call is under way.";
  const parts = PROVIDERS.map((provider) => ({
    name: PROVIDER_NAMES[provider],
    count: tasks.filter((task) => task.provider === provider).length,
  })).filter(({ count }) => count > 0);
  const by = parts.map(({ name, count }) => `${name} ${count}`).join(", ");
  return `${plural(tasks.length, "call")} under way: ${by}.`;
}
