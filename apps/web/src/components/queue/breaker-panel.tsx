"use client";

import { Button, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import {
  IconAlertOctagon,
  IconCircleCheck,
  IconHandStop,
  IconHelpOctagon,
  IconLoader2,
} from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTRPC } from "../../lib/trpc.ts";
import { type BreakerView, useBreaker } from "../../lib/use-breaker.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { ReasonDialog } from "../common/reason-dialog.tsx";
import classes from "./breaker-panel.module.css";
import { CauseCard } from "./cause-card.tsx";
import { CloseBreaker } from "./close-breaker.tsx";

const ICONS: Readonly<Record<BreakerView["state"], ReactNode>> = {
  CLOSED: <IconCircleCheck size={56} stroke={1.8} aria-hidden />,
  OPEN: <IconAlertOctagon size={56} stroke={1.8} aria-hidden />,
  UNKNOWN: <IconHelpOctagon size={56} stroke={1.8} aria-hidden />,
  LOADING: <IconLoader2 size={56} stroke={1.8} aria-hidden />,
};

const WORDS: Readonly<Record<BreakerView["state"], string>> = {
  CLOSED: "Work may run.",
  OPEN: "All work is stopped. Every live job is PAUSED; campaigns stay RUNNING.",
  UNKNOWN: "Nobody can say whether work may run: treated as OPEN.",
  LOADING: "Asking the server…",
};

interface Props {
  /** Whether the reader may do something about it, and see whose job it was. */
  readonly operator: boolean;
}

/** The state of the one breaker, large enough to be read across a room, and what can be done about it. */
export function BreakerPanel({ operator }: Props) {
  const breaker = useBreaker();
  const { state } = breaker;
  // While the stream is away for a moment, a reason that is half typed must not be lost.
  const openEpoch = state === "OPEN" ? breaker.epoch : state === "CLOSED" ? null : breaker.openEpoch;
  return (
    <section className={classes.panel} data-state={state} aria-labelledby="breaker-state">
      <div className={classes.head}>
        <div className={classes.icon}>{ICONS[state]}</div>
        <div className={classes.words} aria-live="assertive">
          <h2 className={classes.state} id="breaker-state" data-testid="breaker-state">
            {state === "LOADING" ? "…" : state}
          </h2>
          <Text mt={6}>{WORDS[state]}</Text>
          {state === "UNKNOWN" && <Text size="sm">{breaker.reason}</Text>}
          {state === "OPEN" && !operator && <Text mt={6}>The reason: {breaker.reason}</Text>}
        </div>
        {operator && state === "CLOSED" && <EmergencyStop />}
        {operator && openEpoch !== null && <CloseBreaker epoch={openEpoch} />}
      </div>
      {operator && state === "OPEN" && <CauseCard />}
    </section>
  );
}

/** Opens the breaker by hand. */
function EmergencyStop() {
  const [opened, { open, close }] = useDisclosure(false);
  const trpc = useTRPC();
  const refresh = useRefresh();
  const stop = useMutation(
    trpc.queue.open.mutationOptions({
      onSuccess: close,
      onSettled: refresh,
    }),
  );
  const show = () => {
    stop.reset();
    open();
  };
  return (
    <>
      <Button
        color="red"
        variant="outline"
        leftSection={<IconHandStop size={18} aria-hidden />}
        onClick={show}
      >
        Emergency stop…
      </Button>
      <ReasonDialog
        opened={opened}
        onClose={close}
        title="Stop all work"
        action="Stop everything"
        color="red"
        busy={stop.isPending}
        error={stop.error}
        reasonHint="For example: wrong text is going out in campaign Nordic founders"
        onSubmit={(reason) => stop.mutate({ reason })}
      >
        <Text>
          The breaker opens at once: every PENDING and RUNNING job of every campaign becomes PAUSED, and no
          further call to any provider begins. Calls already under way end and are kept. Only an operator can
          close it again.
        </Text>
      </ReasonDialog>
    </>
  );
}
