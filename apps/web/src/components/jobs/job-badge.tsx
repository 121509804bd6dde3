import type { JobStatus } from "@leadgen/core";
import { Badge, Group } from "@mantine/core";
import { JobStatusBadge } from "../common/status-badge.tsx";

interface Props {
  readonly status: JobStatus;
  readonly stuck: boolean;
}

/** A job's state, and whether the job is stuck. */
export function JobBadge({ status, stuck }: Props) {
  if (!stuck) return <JobStatusBadge status={status} />;
  return (
    <Group gap={6}>
      <JobStatusBadge status={status} />
      <Badge
        color="orange"
        variant="light"
        radius="sm"
        tt="none"
        miw="max-content"
        data-testid="stuck"
        title="Its worker does not respond. Another one takes it over as soon as one is alive."
      >
        Stuck
      </Badge>
    </Group>
  );
}
