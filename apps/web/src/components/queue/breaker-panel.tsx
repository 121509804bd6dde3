"use client";

import { Text } from "@mantine/core";
import { IconAlertOctagon, IconCircleCheck, IconHelpOctagon, IconLoader2 } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { type BreakerView, useBreaker } from "../../lib/use-breaker.ts";
import classes from "./breaker-panel.module.css";
import { CauseCard } from "./cause-card.tsx";
import { CloseBreaker } from "./close-breaker.tsx";
import { EmergencyStop } from "./emergency-stop.tsx";

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
