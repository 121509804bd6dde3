"use client";

import { Alert, Button, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlayerPlay, IconRefreshAlert } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { errorCode } from "../../lib/api-error.ts";
import { POLL_MS } from "../../lib/polling.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { QueryView } from "../common/query-view.tsx";
import { ReasonDialog } from "../common/reason-dialog.tsx";
import { ClosePreview } from "./close-preview.tsx";

/** The button that carries on: shows what it sets going, takes a reason, and names the epoch that was seen. */
export function CloseBreaker({ epoch }: { readonly epoch: number }) {
  const [opened, { open, close }] = useDisclosure(false);
  const [seen, setSeen] = useState(epoch);
  const show = () => {
    // The epoch on the page at this moment: what happens while the dialog is open must not slip through.
    setSeen(epoch);
    open();
  };
  return (
    <>
      <Button size="md" leftSection={<IconPlayerPlay size={18} aria-hidden />} onClick={show}>
        Close the breaker…
      </Button>
      {opened && (
        <CloseDialog
          key={seen}
          seen={seen}
          current={epoch}
          onLookAgain={() => setSeen(epoch)}
          onClose={close}
        />
      )}
    </>
  );
}

interface DialogProps {
  /** The epoch whose cause the operator has read. */
  readonly seen: number;
  readonly current: number;
  readonly onLookAgain: () => void;
  readonly onClose: () => void;
}

function CloseDialog({ seen, current, onLookAgain, onClose }: DialogProps) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const preview = useQuery(trpc.queue.closePreview.queryOptions(undefined, { refetchInterval: POLL_MS }));
  const closing = useMutation(trpc.queue.close.mutationOptions({ onSettled: refresh }));
  const stale = current !== seen || errorCode(closing.error) === "STALE_EPOCH";
  return (
    <ReasonDialog
      opened
      onClose={onClose}
      title="Close the circuit breaker"
      action="Close the breaker"
      color="indigo"
      busy={closing.isPending}
      error={stale ? null : closing.error}
      reasonHint="For example: topped up the credits, the probe is green"
      ready={!stale && preview.data !== undefined && preview.data !== null}
      size="xl"
      onSubmit={(reason) => closing.mutate({ epoch: seen, reason }, { onSuccess: onClose })}
    >
      {stale ? (
        <StaleEpoch seen={seen} current={current} onLookAgain={onLookAgain} />
      ) : (
        <QueryView query={preview} what="preview">
          {(data) => (data === null ? "The breaker is CLOSED already." : <ClosePreview preview={data} />)}
        </QueryView>
      )}
    </ReasonDialog>
  );
}

interface StaleProps {
  readonly seen: number;
  readonly current: number;
  readonly onLookAgain: () => void;
}

/** STALE_EPOCH: the cause that the operator read is not the cause any more, so here is the new one. */
function StaleEpoch({ seen, current, onLookAgain }: StaleProps) {
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
