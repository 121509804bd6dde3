"use client";

import { Text } from "@mantine/core";
import { IconAlertOctagon, IconAlertTriangle, IconCheck, IconClock, IconLoader2 } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { BreakerView } from "../../lib/use-breaker.ts";
import classes from "./breaker-panel.module.css";

/** IDLE: CLOSED, but nothing runs. */
export type Shown = BreakerView["state"] | "IDLE";

const ICONS: Readonly<Record<Shown, typeof IconCheck>> = {
  CLOSED: IconCheck,
  IDLE: IconClock,
  OPEN: IconAlertOctagon,
  UNKNOWN: IconAlertTriangle,
  LOADING: IconLoader2,
};

interface Props {
  readonly state: BreakerView["state"];
  /** The look, if it differs from the state's. */
  readonly shown?: Shown;
  /** A short text above the headline. */
  readonly above?: string;
  readonly headline: string;
  readonly children?: ReactNode;
  /** Buttons on the right. */
  readonly action?: ReactNode;
}

/** The breaker's state in words: the state, since when, and why. */
export function BreakerHead({ state, shown = state, above, headline, children, action }: Props) {
  const Icon = ICONS[shown];
  return (
    <div className={classes.head} data-state={shown}>
      <div className={classes.icon}>
        <Icon size={24} aria-hidden />
      </div>
      <div className={classes.words} aria-live="assertive">
        {above !== undefined && (
          <Text size="sm" fw={600} className={classes.ink ?? ""}>
            {above}
          </Text>
        )}
        <h2
          className={classes.headline}
          id="breaker-state"
          data-testid="breaker-state"
          data-state={state}
          title={state}
        >
          {headline}
        </h2>
        <Text size="sm" component="div" className={classes.beside ?? ""}>
          {children}
        </Text>
      </div>
      {action}
    </div>
  );
}
