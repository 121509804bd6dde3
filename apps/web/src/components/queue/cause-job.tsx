"use client";

import { JOB_TABLE } from "@leadgen/core";
import { Anchor, Button, Group, Text } from "@mantine/core";
import { IconList } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { plural } from "../../lib/format.ts";
import { JOB_WORDS, stepWords } from "../../lib/job-words.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { useMaySee } from "../../lib/use-me.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { ErrorAlert } from "../common/error-alert.tsx";
import { Link } from "../common/link.tsx";
import { StepRow } from "./step-row.tsx";

type Cause = NonNullable<Outputs["queue"]["cause"]>;

/** The job whose call failed. Helps to tell whether that job is itself the cause, and cancels it (rule P2a). */
export function CauseJob({ cause }: { readonly cause: Cause }) {
  const { job } = cause;
  if (job === null) return null;
  return (
    <div data-testid="cause-job">
      <StepRow
        mark={<IconList size={14} />}
        title={titleOf(cause, job)}
        action={!JOB_TABLE[job.status].terminal && <CancelJob key={job.id} jobId={job.id} />}
      >
        <JobWords cause={cause} job={job} />
      </StepRow>
    </div>
  );
}

type Job = NonNullable<Cause["job"]>;

function titleOf({ laterFailures }: Cause, { status, openingsInARow }: Job): string {
  if (status === "CANCELLED") return "The job whose call failed is cancelled";
  if (openingsInARow > 1)
    return `The same job has stopped all work ${openingsInARow} times in a row: cancel it first`;
  const others = laterFailures.reduce((sum, { count }) => sum + count, 0);
  return others > 0
    ? `The job whose call failed is one of several: ${plural(others, "more call")} under way failed`
    : "The job whose call failed";
}

/** The job in words. Its campaign is a link only for users who may see it. */
function JobWords({ cause: { campaign, call }, job }: { readonly cause: Cause; readonly job: Job }) {
  const mine = useMaySee(campaign?.organizationId);
  return (
    <>
      <Anchor component={Link} href={`/jobs/${job.id}`} inherit underline="always" title={job.type}>
        {JOB_WORDS[job.type]}
      </Anchor>
      {call !== null && `, at “${stepWords(call.step)}”`}
      {campaign !== null && (
        <>
          , campaign{" "}
          {mine ? (
            <Anchor
              component={Link}
              href={`/campaigns/${campaign.id}?tab=jobs&job=${job.id}`}
              inherit
              underline="always"
            >
              {campaign.name}
            </Anchor>
          ) : (
            `“${campaign.name}”`
          )}{" "}
          of {campaign.organizationName}
        </>
      )}
      .
    </>
  );
}

/** Asks for confirmation inline, since it may be inside a dialog. */
function CancelJob({ jobId }: { readonly jobId: string }) {
  const [asked, ask] = useState(false);
  const trpc = useTRPC();
  const onSettled = useRefresh();
  const cancel = useMutation(trpc.job.cancel.mutationOptions({ onSettled }));
  if (!asked) {
    return (
      <Button size="compact-md" variant="default" c="var(--mantine-color-red-text)" onClick={() => ask(true)}>
        Cancel this job…
      </Button>
    );
  }
  return (
    <div>
      <Text size="sm" maw={320} mb="xs">
        It is not worked on any more, and its organization sees who cancelled it. This cannot be undone.
      </Text>
      {cancel.error !== null && <ErrorAlert error={cancel.error} />}
      <Group gap="xs">
        <Button size="compact-md" variant="default" onClick={() => ask(false)}>
          Keep it
        </Button>
        <Button
          size="compact-md"
          color="red"
          data-autofocus
          loading={cancel.isPending}
          onClick={() => cancel.mutate({ id: jobId })}
        >
          Cancel the job
        </Button>
      </Group>
    </div>
  );
}
