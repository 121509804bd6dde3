"use client";

import { MAX_DEATHS } from "@leadgen/core";
import { Anchor, Code, Group, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { plural } from "../../lib/format.ts";
import { JOB_WORDS, jobDuration } from "../../lib/job-words.ts";
import { POLL_MS } from "../../lib/polling.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { useMaySee } from "../../lib/use-me.ts";
import { useNow } from "../../lib/use-now.ts";
import { Card } from "../common/card.tsx";
import { CopyableId } from "../common/copyable-id.tsx";
import { Facts } from "../common/facts.tsx";
import { Link } from "../common/link.tsx";
import { PageHeader } from "../common/page-header.tsx";
import { QueryView } from "../common/query-view.tsx";
import { JobStatusBadge } from "../common/status-badge.tsx";
import { Time } from "../common/time.tsx";
import { hasActions, JobActions } from "./job-actions.tsx";
import { JobAttempts } from "./job-attempts.tsx";
import { JobBadge } from "./job-badge.tsx";
import { JobNote } from "./job-note.tsx";
import classes from "./job-page.module.css";
import { JobSteps } from "./job-steps.tsx";

type Job = Outputs["job"]["get"];

/** Everything about one job: what it waits for, and what each of its attempts did. */
export function JobPage({ jobId }: { readonly jobId: string }) {
  const trpc = useTRPC();
  const job = useQuery(trpc.job.get.queryOptions({ id: jobId }, { refetchInterval: POLL_MS }));
  return (
    <QueryView query={job} what="job" bones={classes.toCome}>
      {(data) => (
        <>
          <PageHeader title={<Title job={data} />} subtitle={<Whose job={data} />}>
            {hasActions(data) && <JobActions job={data} />}
          </PageHeader>
          <div className={classes.columns}>
            <Stack gap="lg">
              <JobNote job={data} />
              <JobAttempts job={data} />
            </Stack>
            <Stack gap="lg" component="aside">
              <Card title="Steps">
                <JobSteps job={data} />
              </Card>
              <Card title="Facts">
                <JobFacts job={data} />
              </Card>
            </Stack>
          </div>
        </>
      )}
    </QueryView>
  );
}

const Title = ({ job: { type, status, stuck } }: { readonly job: Job }) => (
  <Group gap="sm">
    {JOB_WORDS[type]}
    <JobBadge status={status} stuck={stuck} />
  </Group>
);

/** The job's campaign and lead. They are links only for users who may see them (rule P2a). */
function Whose({ job }: { readonly job: Job }) {
  const mine = useMaySee(job.organizationId);
  const duration = useNow((now) => jobDuration(job, now));
  return (
    <>
      Campaign{" "}
      {mine ? (
        <Anchor component={Link} href={`/campaigns/${job.campaignId}`} inherit underline="always">
          {job.campaignName}
        </Anchor>
      ) : (
        `“${job.campaignName}”`
      )}
      {mine && job.leadId !== null && (
        <>
          ,{" "}
          <Anchor
            component={Link}
            href={`/campaigns/${job.campaignId}?lead=${job.leadId}`}
            inherit
            underline="always"
          >
            the lead
          </Anchor>
        </>
      )}
      : {duration}.
    </>
  );
}

function JobFacts({ job }: { readonly job: Job }) {
  return (
    <Facts
      items={[
        ["State", <JobStatusBadge key="state" status={job.status} />],
        [
          "What it does",
          <span key="type" title={job.type}>
            {JOB_WORDS[job.type]}
          </span>,
        ],
        ["Attempts", job.attempt],
        [
          "Workers that died under it",
          job.deaths > 0 ? `${job.deaths} in a row, of ${MAX_DEATHS} allowed` : null,
        ],
        ["Created", <Time key="created" at={job.createdAt} as="at" />],
        ["Last claimed", job.claimedAt && <Time key="claimed" at={job.claimedAt} as="at" />],
        ["Stopped", job.pausedAt && <Time key="paused" at={job.pausedAt} as="at" />],
        ["Ended", job.finishedAt && <Time key="finished" at={job.finishedAt} as="at" />],
        ["Error", job.errorCode && <Code key="error">{job.errorCode}</Code>],
        ["Calls", plural(job.calls.length, "call")],
        ["Job", <CopyableId key="id" id={job.id} label="the job's id" />],
      ]}
    />
  );
}
