import { JOB_TABLE, TASK_TABLE } from "@leadgen/core";
import { Text } from "@mantine/core";
import { plural } from "../../lib/format.ts";
import type { Outputs } from "../../lib/trpc.ts";
import { CopyableId } from "../common/copyable-id.tsx";
import { Nothing } from "../common/nothing.tsx";
import { Cell } from "../common/stacked-table.tsx";
import { StatusBadge } from "../common/status-badge.tsx";
import { Time } from "../common/time.tsx";
import { JobActions } from "./job-actions.tsx";

type Job = Outputs["job"]["list"]["items"][number];

interface Props {
  readonly job: Job;
  readonly marked: boolean;
  readonly canRetry: boolean;
}

export function JobRow({ job, marked, canRetry }: Props) {
  return (
    <tr data-testid="job-row" data-marked={marked || undefined}>
      <Cell label="Job">
        <Text size="sm" fw={600}>
          {job.type}
        </Text>
        <CopyableId id={job.id} label="the job's id" short />
      </Cell>
      <Cell label="Status">
        <StatusBadge status={job.status} />
        {job.calling && (
          <Text size="xs" c="dimmed" mt={2}>
            a call is under way
          </Text>
        )}
      </Cell>
      <Cell label="Attempt">{job.attempt}</Cell>
      <Cell label="Created">
        <Text size="sm" component="div">
          <Time at={job.createdAt} />
        </Text>
      </Cell>
      <Cell label="Why">
        <Why job={job} />
      </Cell>
      <Cell label="Action">
        <JobActions
          jobId={job.id}
          canCancel={!JOB_TABLE[job.status].terminal}
          canRetry={job.status === "FAILED" && (canRetry || !TASK_TABLE[job.type].campaignWork)}
        />
      </Cell>
    </tr>
  );
}

function Why({ job }: { readonly job: Job }) {
  const why = whyOf(job);
  if (why === null) return <Nothing />;
  return (
    <Text size="sm" style={{ overflowWrap: "anywhere" }}>
      {why}
    </Text>
  );
}

function whyOf(job: Job): string | null {
  if (job.pauseReason !== null) return job.pauseReason;
  if (job.errorMessage !== null) return `${job.errorCode}: ${job.errorMessage}`;
  return job.deaths > 0 ? `${plural(job.deaths, "worker")} died under it in a row` : null;
}
