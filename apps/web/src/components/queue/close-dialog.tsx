"use client";

import { Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { errorCode } from "../../lib/api-error.ts";
import { plural } from "../../lib/format.ts";
import { POLL_MS } from "../../lib/polling.ts";
import { useTRPC } from "../../lib/trpc.ts";
import type { BreakerView } from "../../lib/use-breaker.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { OpenedReasonDialog } from "../common/opened-reason-dialog.tsx";
import { QueryView } from "../common/query-view.tsx";
import { CauseJob } from "./cause-job.tsx";
import classes from "./close-dialog.module.css";
import { ClosePreview, CloseSummary } from "./close-preview.tsx";
import { ClosedMeanwhile, OpenedMeanwhile } from "./moved-meanwhile.tsx";

interface Props {
  /** The epoch whose cause the operator has read. A newer opening must not be closed unseen. */
  readonly seen: number;
  readonly breaker: BreakerView;
  readonly onLookAgain: (epoch: number) => void;
  readonly onClose: () => void;
}

/** Shows the effect of closing, takes a reason and sends the epoch that the operator has seen. */
export function CloseDialog({ seen, breaker, onLookAgain, onClose }: Props) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const asked = { refetchInterval: POLL_MS };
  const preview = useQuery(trpc.queue.closePreview.queryOptions(undefined, asked));
  const cause = useQuery(trpc.queue.cause.queryOptions(undefined, asked));
  const closing = useMutation(trpc.queue.close.mutationOptions({ onSettled: refresh }));
  const meanwhile = meanwhileOf(breaker, seen, errorCode(closing.error));
  const jobs = preview.data?.jobsToResume;
  return (
    <OpenedReasonDialog
      onClose={onClose}
      title="Close and resume"
      action={jobs === undefined ? "Close and resume" : `Close and resume ${plural(jobs, "job")}`}
      color="indigo"
      busy={closing.isPending}
      error={meanwhile === null ? closing.error : null}
      label="Why is it safe to go on?"
      reasonHint="For example: topped up the credits"
      ready={meanwhile === null && Boolean(preview.data)}
      size="xl"
      onSubmit={(reason, onSuccess) => closing.mutate({ epoch: seen, reason }, { onSuccess })}
      notice={
        meanwhile === "CLOSED" ? (
          <ClosedMeanwhile />
        ) : (
          meanwhile === "OPENED" && (
            <OpenedMeanwhile
              seen={seen}
              cause={cause.data ?? null}
              onLookAgain={(epoch) => {
                closing.reset();
                onLookAgain(epoch);
              }}
            />
          )
        )
      }
      below={
        meanwhile === null && (
          <div className={classes.preview}>{preview.data && <ClosePreview preview={preview.data} />}</div>
        )
      }
    >
      {meanwhile === null && (
        <>
          <div className={classes.summary}>
            {preview.isPending ? (
              <Text c="dimmed">Counting the jobs that will go on…</Text>
            ) : (
              <QueryView query={preview} what="preview">
                {(data) => data && <CloseSummary preview={data} />}
              </QueryView>
            )}
          </div>
          {cause.data && <CauseJob cause={cause.data} />}
        </>
      )}
    </OpenedReasonDialog>
  );
}

/** What somebody else did since the operator read the cause. */
function meanwhileOf(
  breaker: BreakerView,
  seen: number,
  refusal: string | undefined,
): "CLOSED" | "OPENED" | null {
  if (breaker.state === "CLOSED") return "CLOSED";
  if (breaker.state === "OPEN" && breaker.epoch === seen) return null;
  if (breaker.state === "OPEN" || refusal === "STALE_EPOCH") return "OPENED";
  return refusal === "BREAKER_CLOSED" ? "CLOSED" : null;
}
