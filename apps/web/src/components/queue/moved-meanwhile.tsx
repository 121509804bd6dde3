"use client";

import { Alert, Button, Text } from "@mantine/core";
import { IconRefreshAlert } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { failureWords } from "../../lib/failure-words.ts";
import { POLL_MS } from "../../lib/polling.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { Time } from "../common/time.tsx";

/** Shown if somebody else closed the breaker while the dialog was open. */
export function ClosedMeanwhile() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.queue.lastClose.queryOptions(undefined, { refetchInterval: POLL_MS }));
  return (
    <Alert role="alert" color="teal" title="Work goes on already" data-testid="closed-meanwhile">
      {data ? (
        <>
          {data.closedBy} closed the breaker <Time at={data.closedAt} />: “{data.reason}”. What you typed
          stays.
        </>
      ) : (
        "Somebody else closed the breaker. What you typed stays."
      )}
    </Alert>
  );
}

interface OpenedProps {
  readonly seen: number;
  readonly cause: Outputs["queue"]["cause"];
  readonly onLookAgain: (epoch: number) => void;
}

/** STALE_EPOCH: the breaker has opened again since the operator read the cause. Shows the new cause and who closed it before. */
export function OpenedMeanwhile({ seen, cause, onLookAgain }: OpenedProps) {
  const fresh = cause !== null && cause.epoch !== seen ? cause : null;
  return (
    <Alert
      role="alert"
      color="orange"
      icon={<IconRefreshAlert aria-hidden />}
      title="All work was stopped again since you looked"
      data-testid="stale-epoch"
    >
      <Text size="sm" mb="sm">
        You saw epoch {seen}
        {fresh !== null && `, now it is epoch ${fresh.epoch}`}. Nothing was closed, and what you typed stays.
      </Text>
      {fresh !== null && (
        <>
          {fresh.closedBefore !== null && (
            <Text size="sm" mb="sm">
              {fresh.closedBefore.by} had closed it: “{fresh.closedBefore.reason}”.
            </Text>
          )}
          <Text size="sm" mb="sm" fw={600}>
            Now: {failureWords(fresh)}
            {fresh.openedBecause === "PERSON" && `, by ${fresh.openedBy}`}
            {fresh.message !== null && `. ${fresh.message}`}
          </Text>
        </>
      )}
      <Button
        size="xs"
        variant="default"
        onClick={() => fresh !== null && onLookAgain(fresh.epoch)}
        disabled={fresh === null}
      >
        I have read the new cause
      </Button>
    </Alert>
  );
}
