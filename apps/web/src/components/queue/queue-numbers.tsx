"use client";

import { JOB_STATUSES, JOB_TABLE } from "@leadgen/core";
import { Paper, SimpleGrid, Text } from "@mantine/core";
import { formatNumber } from "../../lib/format.ts";
import { useQueueStatus } from "../../lib/live/use-queue-status.ts";
import { JOB_STATUS } from "../../lib/status-words.ts";

/** Jobs by status over all organizations, calls under way and workers; a dash for an unknown number. */
export function QueueNumbers() {
  const status = useQueueStatus();
  const known = status.isError ? undefined : status.data;
  const workers = known?.workersAlive;
  return (
    <SimpleGrid
      cols={{ base: 2, xs: 4, lg: 8 }}
      spacing="sm"
      role="group"
      aria-label="Jobs, calls and workers"
    >
      {JOB_STATUSES.map((each) => (
        <NumberTile
          key={each}
          label={JOB_STATUS[each].words}
          title={`${each}: ${JOB_TABLE[each].meaning}`}
          value={known?.jobs?.[each]}
          color={JOB_STATUS[each].color}
        />
      ))}
      <NumberTile
        label="Calls under way"
        title="Provider calls under way. While all work is stopped they may end, but no new one begins."
        value={known?.callsInFlight}
        color="indigo"
      />
      <NumberTile
        label="Workers alive"
        title={
          workers === 0
            ? "No worker is alive: start one with `make worker`."
            : "Worker processes that have responded lately."
        }
        value={workers}
        color={workers === 0 ? "red" : "indigo"}
        marked={workers === 0}
      />
    </SimpleGrid>
  );
}

interface TileProps {
  readonly label: string;
  readonly title: string;
  readonly value: number | null | undefined;
  /** Colour of the edge while the number is not 0. */
  readonly color: string;
  /** Shows the colour even at 0. */
  readonly marked?: boolean;
}

function NumberTile({ label, title, value, color, marked = false }: TileProps) {
  const edge = value || marked ? `var(--mantine-color-${color}-6)` : "var(--mantine-color-default-border)";
  return (
    <Paper
      withBorder
      p="md"
      bg="var(--card-background)"
      title={title}
      style={{ borderTop: `3px solid ${edge}` }}
    >
      <Text className="number" fz={28} fw={700} lh={1.1} data-testid={`count-${label}`}>
        {value === null || value === undefined ? "–" : formatNumber(value)}
      </Text>
      <Text size="xs" c="dimmed" fw={600} mt={4}>
        {label}
      </Text>
    </Paper>
  );
}
