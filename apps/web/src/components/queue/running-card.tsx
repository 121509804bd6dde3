"use client";

import { Button } from "@mantine/core";
import { IconHandStop } from "@tabler/icons-react";
import { plural } from "../../lib/format.ts";
import { useQueueStatus } from "../../lib/live/use-queue-status.ts";
import type { BreakerView } from "../../lib/use-breaker.ts";
import { Time } from "../common/time.tsx";
import { BreakerHead } from "./breaker-head.tsx";
import classes from "./breaker-panel.module.css";
import { WorkGoesOn } from "./work-goes-on.tsx";

interface Props {
  readonly breaker: Exclude<BreakerView, { state: "OPEN" }>;
  readonly operator: boolean;
  readonly onAskToStop: () => void;
}

/** Says that work may run, or that the state is unknown. */
export function RunningCard({ breaker, operator, onAskToStop }: Props) {
  const { state } = breaker;
  const workers = useQueueStatus().data?.workersAlive;
  const idle = state === "CLOSED" && workers === 0;
  const stop = (
    <Button
      color="red"
      variant="outline"
      leftSection={<IconHandStop size={18} aria-hidden />}
      onClick={onAskToStop}
    >
      Stop all work…
    </Button>
  );
  return (
    <section className={classes.panel} data-state={state} aria-labelledby="breaker-state">
      <BreakerHead
        state={state}
        shown={idle ? "IDLE" : state}
        headline={idle ? "Work may run, but no worker is alive" : HEADLINES[state]}
        action={operator && state === "CLOSED" && stop}
      >
        <Words breaker={breaker} workers={workers} />
      </BreakerHead>
      {operator && breaker.state === "CLOSED" && (
        <WorkGoesOn since={breaker.epoch > 0 ? breaker.changedAt : null} />
      )}
    </section>
  );
}

const HEADLINES: Readonly<Record<Props["breaker"]["state"], string>> = {
  CLOSED: "Work may run",
  UNKNOWN: "State unknown",
  LOADING: "Asking the server…",
};

interface WordsProps {
  readonly breaker: Props["breaker"];
  readonly workers: number | null | undefined;
}

function Words({ breaker, workers }: WordsProps) {
  if (breaker.state === "UNKNOWN") {
    return <>Nobody can say whether work may run, so none begins. {breaker.reason}</>;
  }
  if (breaker.state === "LOADING") return null;
  if (workers === 0) return <>Nothing runs until one is started on a server: make worker.</>;
  return (
    <>
      {typeof workers === "number" && `${plural(workers, "worker")} alive. `}
      {breaker.changedAt !== null && (
        <>
          Not stopped since <Time at={breaker.changedAt} />.
        </>
      )}
    </>
  );
}
