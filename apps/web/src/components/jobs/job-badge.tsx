import { JOB_TABLE, type JobStatus } from "@leadgen/core";
import { Badge, Group } from "@mantine/core";
import { JOB_STATUS_WORDS } from "../../lib/job-words.ts";
import { statusColor } from "../common/status-badge.tsx";

interface Props {
  readonly status: JobStatus;
  readonly stuck: boolean;
}

/** A job's state in words, with its code as a hint. */
export function JobBadge({ status, stuck }: Props) {
  return (
    <Group gap={6}>
      <Badge
        color={statusColor(status)}
        variant="light"
        radius="sm"
        tt="none"
        miw="max-content"
        data-status={status}
        title={`${status}: ${JOB_TABLE[status].meaning}`}
      >
        {JOB_STATUS_WORDS[status]}
      </Badge>
      {stuck && (
        <Badge
          color="orange"
          variant="light"
          radius="sm"
          tt="none"
          miw="max-content"
          data-testid="stuck"
          title="Its worker is not heard of; another one takes it over as soon as one is alive."
        >
          Stuck
        </Badge>
      )}
    </Group>
  );
}
