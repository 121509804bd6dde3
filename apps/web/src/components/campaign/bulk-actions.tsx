"use client";

import type { JobStatus } from "@leadgen/core";
import { Button, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { formatNumber, plural } from "../../lib/format.ts";
import { onDemand } from "../../lib/on-demand.ts";
import { JOB_STATUS } from "../../lib/status-words.ts";
import type { Campaign } from "./campaign.ts";

const RetryMany = onDemand(() => import("./retry-many.tsx").then((module) => module.RetryMany));
const CancelMany = onDemand(() => import("./cancel-many.tsx").then((module) => module.CancelMany));

interface Props {
  readonly campaign: Campaign;
  /** Offers to retry the failed jobs. */
  readonly retry?: boolean;
  /** Offers to cancel live jobs: those of this status, or all that enrich a lead. */
  readonly cancel?: boolean;
  readonly status?: JobStatus | undefined;
}

/** Actions on all jobs that match a filter, including those that are not loaded. */
export function BulkActions({ campaign, retry = false, cancel = false, status }: Props) {
  const [retrying, retryDialog] = useDisclosure(false);
  const [cancelling, cancelDialog] = useDisclosure(false);
  const { jobs } = campaign;
  const live = status === undefined ? jobs.PENDING + jobs.RUNNING + jobs.PAUSED : jobs[status];
  if (!(retry && jobs.FAILED > 0) && !(cancel && live > 0)) return null;
  return (
    <Group gap="sm" mb="sm" data-testid="bulk-actions">
      {retry && (
        <>
          <Text size="sm">
            {plural(jobs.FAILED, "job")} of this campaign failed
            {campaign.status !== "RUNNING" && ", and it is over"}.
          </Text>
          <Button size="compact-sm" variant="default" onClick={retryDialog.open}>
            Retry all that failed…
          </Button>
        </>
      )}
      {cancel && (
        <>
          <Text size="sm">
            {status === undefined
              ? `All ${plural(live, "job")} that ${live === 1 ? "is" : "are"} not done yet.`
              : `All ${formatNumber(live)} that are “${JOB_STATUS[status].words}”.`}
          </Text>
          <Button size="compact-sm" variant="default" onClick={cancelDialog.open}>
            Cancel many…
          </Button>
        </>
      )}
      {retrying && <RetryMany campaignId={campaign.id} onClose={retryDialog.close} />}
      {cancelling && (
        <CancelMany
          campaignId={campaign.id}
          {...(status === undefined ? { type: "ENRICH_LEAD" as const } : { status })}
          onClose={cancelDialog.close}
        />
      )}
    </Group>
  );
}
