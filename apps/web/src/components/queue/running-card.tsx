"use client";

import { Button } from "@mantine/core";
import { IconHandStop } from "@tabler/icons-react";
import { plural } from "../../lib/format.ts";
import { useQueueStatus } from "../../lib/live/use-queue-status.ts";
import type { BreakerView } from "../../lib/use-breaker.ts";
import { Time } from "../common/time.tsx";
import { BreakerHead } from "./breaker-head.tsx";
import classes from "./breaker-panel.module.css";
import { DoubtHead } from "./doubt-head.tsx";
import { WorkGoesOn } from "./work-goes-on.tsx";

type Closed = Extract<BreakerView, { state: "CLOSED" }>;

interface Props {
  readonly breaker: Exclude<BreakerView, { state: "OPEN" }>;
  /** The last state that was known; null: none yet. */
  readonly closed: Closed | null;
  readonly operator: boolean;
  readonly onAskToStop: () => void;
}

/** Says that work may run, or that the state is unknown. */
export function RunningCard({ breaker, closed, operator, onAskToStop }: Props) {
  const workers = useQueueStatus().data?.workersAlive;
  const idle = workers === 0;
  const stop = (
    <Button
      color="red"
      variant="outline"
      leftSection={<IconHandStop size={18} aria-hidden />}
      disabled={breaker.state !== "CLOSED"}
      onClick={onAskToStop}
    >
      Stop all work…
    </Button>
  );
  return (
    <section className={classes.panel} data-state={breaker.state} aria-labelledby="breaker-state">
      {breaker.state === "CLOSED" ? (
        <BreakerHead
          state="CLOSED"
          shown={idle ? "IDLE" : "CLOSED"}
          headline={idle ? "Work may run, but no worker is alive" : "Work may run"}
          action={operator && stop}
        >
          <Words closed={breaker} workers={workers} />
        </BreakerHead>
      ) : (
        <DoubtHead breaker={breaker} known={closed !== null} action={operator && closed !== null && stop} />
      )}
      {operator && closed !== null && <WorkGoesOn since={closed.epoch > 0 ? closed.changedAt : null} />}
    </section>
  );
}

interface WordsProps {
  readonly closed: Closed;
  readonly workers: number | null | undefined;
}

function Words({ closed: { epoch, changedAt }, workers }: WordsProps) {
  if (workers === 0) return <>Nothing runs until one is started on a server: make worker.</>;
  return (
    <>
      {typeof workers === "number" && `${plural(workers, "worker")} alive. `}
      {epoch === 0 && "Never stopped yet."}
      {epoch > 0 && changedAt !== null && (
        <>
          The last stop ended <Time at={changedAt} />.
        </>
      )}
    </>
  );
}
