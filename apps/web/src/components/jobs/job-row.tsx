import { Anchor, Text } from "@mantine/core";
import { pauseWords } from "../../lib/failure-words.ts";
import { plural } from "../../lib/format.ts";
import { JOB_WORDS, jobDuration } from "../../lib/job-words.ts";
import type { Outputs } from "../../lib/trpc.ts";
import { useNow } from "../../lib/use-now.ts";
import { CopyableId } from "../common/copyable-id.tsx";
import { Link } from "../common/link.tsx";
import { Nothing } from "../common/nothing.tsx";
import { Cell } from "../common/stacked-table.tsx";
import text from "../common/text.module.css";
import { Time } from "../common/time.tsx";
import { JobActions } from "./job-actions.tsx";
import { JobBadge } from "./job-badge.tsx";

export type Job = Outputs["job"]["list"]["items"][number];

interface Props {
  readonly job: Job;
  readonly marked: boolean;
  /** Shows the column for the campaign. */
  readonly campaign: boolean;
}

export function JobRow({ job, marked, campaign }: Props) {
  return (
    <tr data-testid="job-row" data-marked={marked || undefined}>
      <Cell label="Job">
        <Anchor component={Link} href={`/jobs/${job.id}`} size="sm" fw={600} title={job.type}>
          {JOB_WORDS[job.type]}
        </Anchor>
        <div>
          <CopyableId id={job.id} label="the job's id" short />
        </div>
      </Cell>
      {campaign && (
        <Cell label="Campaign">
          <Anchor component={Link} href={`/campaigns/${job.campaignId}`} size="sm">
            {job.campaignName}
          </Anchor>
        </Cell>
      )}
      <Cell label="Status">
        <JobBadge status={job.status} stuck={job.stuck} />
        <div className={`${text.tiny} ${text.dimmed}`}>
          <Duration job={job} />
          {job.calling && ", a call is under way"}
        </div>
      </Cell>
      <Cell label="Attempt" number>
        <span className={`${text.small} number`}>{job.attempt}</span>
      </Cell>
      <Cell label="Created">
        <Time at={job.createdAt} size="sm" />
      </Cell>
      <Cell label="Why">
        <Why job={job} />
      </Cell>
      <Cell label="Action">
        <JobActions job={job} />
      </Cell>
    </tr>
  );
}

const Duration = ({ job }: Pick<Props, "job">) => useNow((now) => jobDuration(job, now));

function Why({ job }: { readonly job: Job }) {
  const why = whyOf(job);
  if (why === null) return <Nothing />;
  return (
    <Text
      size="sm"
      style={{ overflowWrap: "anywhere" }}
      lineClamp={3}
      title={[job.pauseReason ?? job.errorCode, why].filter(Boolean).join(": ")}
    >
      {why}
    </Text>
  );
}

function whyOf(job: Job): string | null {
  if (job.pauseCause !== null) return pauseWords(job.pauseCause);
  if (job.errorMessage !== null) return job.errorMessage;
  return job.deaths > 0 ? `${plural(job.deaths, "worker")} died under it in a row` : null;
}
