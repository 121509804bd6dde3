"use client";

import { Button } from "@mantine/core";
import { IconEye } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { ErrorAlert } from "../common/error-alert.tsx";
import { Time } from "../common/time.tsx";
import { StepRow } from "./step-row.tsx";

type Cause = NonNullable<Outputs["queue"]["cause"]>;

/** Shows who looks into the cause, so that two people do not do the same work; if nobody does, a button to say so, which ends the reminders. */
export function Looking({ cause: { acknowledged, epoch } }: { readonly cause: Cause }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const look = useMutation(trpc.queue.acknowledge.mutationOptions({ onSettled: refresh }));
  if (acknowledged !== null) {
    return (
      <StepRow mark={<IconEye size={16} />} title={`${acknowledged.by} is looking at it`}>
        Said <Time at={acknowledged.at} />. No more reminders go out.
      </StepRow>
    );
  }
  return (
    <StepRow
      mark={<IconEye size={16} />}
      title="Nobody is looking at it yet"
      action={
        <Button variant="default" loading={look.isPending} onClick={() => look.mutate({ epoch })}>
          I am looking at it
        </Button>
      }
    >
      Tells the others, and ends the reminders of this opening.
      {look.error !== null && <ErrorAlert error={look.error} />}
    </StepRow>
  );
}
