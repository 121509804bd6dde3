"use client";

import { JOB_TABLE, TASK_TABLE } from "@leadgen/core";
import { useMutation } from "@tanstack/react-query";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { Confirmed, confirming } from "../common/confirmed.tsx";
import { Nothing } from "../common/nothing.tsx";

type Job = Pick<Outputs["job"]["get"], "id" | "type" | "status" | "campaignStatus">;

const canRetry = ({ type, status, campaignStatus }: Job): boolean =>
  status === "FAILED" && (campaignStatus === "RUNNING" || !TASK_TABLE[type].campaignWork);

/** True if a person can act on the job. */
export const hasActions = (job: Job): boolean => !JOB_TABLE[job.status].terminal || canRetry(job);

export function JobActions({ job }: { readonly job: Job }) {
  if (!JOB_TABLE[job.status].terminal) return <CancelJob id={job.id} />;
  return canRetry(job) ? <RetryJob id={job.id} /> : <Nothing />;
}

function CancelJob({ id }: Pick<Job, "id">) {
  const trpc = useTRPC();
  const cancel = useMutation(trpc.job.cancel.mutationOptions({ onSettled: useRefresh() }));
  return (
    <Confirmed label="Cancel…" action="Cancel the job" color="red" {...confirming(cancel, { id })}>
      Its lead is not worked on any more; one that was to be taken out at Instantly stays there. If a call is
      under way, its result is kept. This cannot be undone.
    </Confirmed>
  );
}

function RetryJob({ id }: Pick<Job, "id">) {
  const trpc = useTRPC();
  const retry = useMutation(trpc.job.retry.mutationOptions({ onSettled: useRefresh() }));
  return (
    <Confirmed label="Retry…" action="Retry the job" color="indigo" {...confirming(retry, { id })}>
      The job runs again from its first unfinished step; finished steps are not repeated. While all work is
      stopped it waits.
    </Confirmed>
  );
}
