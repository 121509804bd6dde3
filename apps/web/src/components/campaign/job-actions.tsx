"use client";

import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { Confirmed, confirming } from "../common/confirmed.tsx";
import { Nothing } from "../common/nothing.tsx";

interface Props {
  readonly jobId: string;
  readonly canCancel: boolean;
  readonly canRetry: boolean;
}

export function JobActions({ jobId, canCancel, canRetry }: Props) {
  const trpc = useTRPC();
  const onSettled = useRefresh();
  const cancel = useMutation(trpc.job.cancel.mutationOptions({ onSettled }));
  const retry = useMutation(trpc.job.retry.mutationOptions({ onSettled }));
  if (canCancel) {
    return (
      <Confirmed label="Cancel…" action="Cancel the job" color="red" {...confirming(cancel, { id: jobId })}>
        The job becomes CANCELLED and its lead is not worked on any more; one that was to be taken out at
        Instantly stays there. If a call is under way, its result is kept. This cannot be undone.
      </Confirmed>
    );
  }
  if (!canRetry) return <Nothing />;
  return (
    <Confirmed label="Retry…" action="Retry the job" color="indigo" {...confirming(retry, { id: jobId })}>
      The job runs again from its first unfinished step; finished steps are not repeated. While the breaker is
      OPEN it waits as PAUSED.
    </Confirmed>
  );
}
