"use client";

import { Alert, Button, Text } from "@mantine/core";
import { IconRefreshAlert } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../lib/trpc.ts";

interface Props {
  readonly seen: number;
  readonly current: number;
  readonly onLookAgain: () => void;
}

/** STALE_EPOCH: the cause that the operator read is not the cause any more, so here is the new one. */
export function StaleEpoch({ seen, current, onLookAgain }: Props) {
  const trpc = useTRPC();
  const cause = useQuery(trpc.queue.cause.queryOptions()).data;
  return (
    <Alert
      role="alert"
      color="orange"
      icon={<IconRefreshAlert aria-hidden />}
      title="The breaker opened again since you looked (STALE_EPOCH)"
      data-testid="stale-epoch"
    >
      <Text size="sm" mb="sm">
        You saw epoch {seen}
        {current !== seen && `, now it is epoch ${current}`}. Nothing was closed.
      </Text>
      {cause && cause.epoch !== seen && (
        <Text size="sm" mb="sm" fw={600}>
          Now: {cause.failureKind === null ? "stopped by hand" : `${cause.providerName} ${cause.failureKind}`}
          . {cause.message ?? cause.reason}
        </Text>
      )}
      <Button size="xs" variant="default" onClick={onLookAgain} disabled={current === seen}>
        I have read the new cause
      </Button>
    </Alert>
  );
}
