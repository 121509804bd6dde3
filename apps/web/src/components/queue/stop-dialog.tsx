"use client";

import { Alert, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { failureWords } from "../../lib/failure-words.ts";
import { useTRPC } from "../../lib/trpc.ts";
import type { BreakerView } from "../../lib/use-breaker.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { OpenedReasonDialog } from "../common/opened-reason-dialog.tsx";

interface Props {
  readonly breaker: BreakerView;
  readonly onClose: () => void;
}

/** Opens the breaker by hand. */
export function StopDialog({ breaker, onClose }: Props) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const stop = useMutation(trpc.queue.open.mutationOptions({ onSettled: refresh }));
  const stopped = breaker.state === "OPEN";
  return (
    <OpenedReasonDialog
      onClose={onClose}
      title="Stop all work"
      action="Stop all work"
      color="red"
      busy={stop.isPending}
      error={stopped ? null : stop.error}
      reasonHint="For example: wrong text is going out in campaign Nordic founders"
      ready={!stopped}
      onSubmit={(reason, onSuccess) => stop.mutate({ reason }, { onSuccess })}
      notice={
        stopped && (
          <Alert role="alert" color="orange" title="All work is stopped already">
            {failureWords(breaker)}. What you typed stays.
          </Alert>
        )
      }
    >
      <Text>
        Every job of every campaign stops, and no further call to any provider begins. Calls already under way
        end and are kept. Only an operator can let work run again.
      </Text>
    </OpenedReasonDialog>
  );
}
