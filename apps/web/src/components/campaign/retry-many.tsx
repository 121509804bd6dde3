"use client";

import { Alert, List, NativeSelect, Stack, Text } from "@mantine/core";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { plural } from "../../lib/format.ts";
import { JOB_WORDS } from "../../lib/job-words.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { Dialog } from "../common/dialog.tsx";
import { DialogFoot } from "../common/dialog-foot.tsx";
import { QueryView } from "../common/query-view.tsx";
import { leadName } from "./lead-data.ts";

type Preview = Outputs["job"]["retryPreview"];

interface Props {
  readonly campaignId: string;
  readonly onClose: () => void;
}

/** Shows how many jobs will be retried, and why they failed, then retries exactly those at once. */
export function RetryMany({ campaignId, onClose }: Props) {
  const [errorCode, setErrorCode] = useState("");
  const trpc = useTRPC();
  const filter = { campaignId, ...(errorCode !== "" && { errorCode }) };
  const all = useQuery(trpc.job.retryPreview.queryOptions({ campaignId }));
  const preview = useQuery(trpc.job.retryPreview.queryOptions(filter, { placeholderData: keepPreviousData }));
  const refresh = useRefresh();
  const retry = useMutation(trpc.job.retryMany.mutationOptions({ onSettled: refresh, onSuccess: onClose }));
  const reasons = all.data?.reasons ?? [];
  return (
    <Dialog opened onClose={onClose} title="Retry all that failed">
      <Stack>
        {reasons.length > 1 && (
          <NativeSelect
            label="Those that failed for"
            data={[
              { value: "", label: "any reason" },
              ...reasons.map((reason) => ({
                value: reason.errorCode,
                label: `${reason.errorMessage.slice(0, 80)} (${reason.jobs})`,
              })),
            ]}
            value={errorCode}
            onChange={(event) => setErrorCode(event.currentTarget.value)}
          />
        )}
        <QueryView query={preview} what="preview">
          {(data) => (
            <>
              <PreviewWords preview={data} />
              <DialogFoot
                action={`Retry ${plural(data.jobs - data.leftOut, "job")}`}
                busy={retry.isPending}
                disabled={data.refusal !== null || data.jobs === data.leftOut || preview.isPlaceholderData}
                error={retry.error}
                errorTitle="Nothing was retried"
                onDo={() => retry.mutate({ ...filter, atMost: data.jobs })}
                onBack={onClose}
              />
            </>
          )}
        </QueryView>
      </Stack>
    </Dialog>
  );
}

function PreviewWords({ preview }: { readonly preview: Preview }) {
  const { jobs, leftOut, reasons, examples, refusal } = preview;
  return (
    <>
      {refusal !== null && <Alert color="orange">{refusal}</Alert>}
      <Text>
        {plural(jobs, "job")} failed. Finished steps are not repeated and not paid for again; while all work
        is stopped they wait.
      </Text>
      {leftOut > 0 && (
        <Text>
          {plural(leftOut, "is", "are")} left out: the sender has the address already, or is about to be given
          it.
        </Text>
      )}
      <List size="sm" spacing={4}>
        {reasons.map((reason) => (
          <List.Item key={reason.errorCode} title={reason.errorCode}>
            {reason.jobs} × {reason.errorMessage}
          </List.Item>
        ))}
      </List>
      {examples.length > 0 && (
        <Text size="sm" c="dimmed">
          {examples.length < jobs ? `The first ${examples.length}: ` : ""}
          {examples.map((each) => (each.leadId === null ? JOB_WORDS[each.type] : leadName(each))).join(", ")}.
        </Text>
      )}
    </>
  );
}
