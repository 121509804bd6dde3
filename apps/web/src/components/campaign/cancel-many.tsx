"use client";

import type { RouterInputs } from "@leadgen/api";
import type { JobStatus, JobType } from "@leadgen/core";
import { Alert, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { plural } from "../../lib/format.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { ReasonDialog } from "../common/reason-dialog.tsx";

interface Props {
  readonly campaignId: string;
  readonly status?: JobStatus;
  readonly type?: JobType;
  readonly onClose: () => void;
}

/** Shows how many live jobs will be cancelled, then cancels exactly those at once. */
export function CancelMany({ campaignId, status, type, onClose }: Props) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const filter = {
    campaignId,
    ...(status !== undefined && { status }),
    ...(type !== undefined && { type }),
  } as RouterInputs["job"]["cancelPreview"];
  const preview = useQuery(trpc.job.cancelPreview.queryOptions(filter));
  const cancel = useMutation(trpc.job.cancelMany.mutationOptions({ onSettled: refresh }));
  const { data } = preview;
  const jobs = data?.jobs ?? 0;
  return (
    <ReasonDialog
      opened
      onClose={onClose}
      title="Cancel many jobs"
      action={data === undefined ? "Counting the jobs…" : `Cancel ${plural(jobs, "job")}`}
      color="red"
      busy={cancel.isPending}
      ready={jobs > 0}
      error={cancel.error ?? preview.error}
      reasonHint="For example: wrong country"
      onSubmit={(reason, onSuccess) => cancel.mutate({ ...filter, reason, atMost: jobs }, { onSuccess })}
    >
      {data !== undefined && (
        <Text>
          {plural(jobs, "job is", "jobs are")} cancelled, and their leads are not worked on any more.
          {data.calling > 0 && ` ${plural(data.calling, "call")} under way end, and what they bring is kept.`}{" "}
          This cannot be undone; another campaign can use what was paid for.
        </Text>
      )}
      {data?.endsCampaign && <Alert color="orange">Nothing is left to do then, so the campaign ends.</Alert>}
    </ReasonDialog>
  );
}
