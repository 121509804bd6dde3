"use client";

import { Button, Text } from "@mantine/core";
import { IconPlayerPlay } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { failureWords, firstStep } from "../../lib/failure-words.ts";
import { plural } from "../../lib/format.ts";
import { useQueueStatus } from "../../lib/live/use-queue-status.ts";
import { slowly } from "../../lib/polling.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import type { BreakerView } from "../../lib/use-breaker.ts";
import { QueryView } from "../common/query-view.tsx";
import { Time } from "../common/time.tsx";
import { AskStep } from "./ask-step.tsx";
import { BreakerHead } from "./breaker-head.tsx";
import classes from "./breaker-panel.module.css";
import { CauseDetails } from "./cause-details.tsx";
import { CauseJob } from "./cause-job.tsx";
import { DoubtHead } from "./doubt-head.tsx";
import { Looking } from "./looking.tsx";
import { ProviderLinks } from "./provider-links.tsx";
import { StepRow } from "./step-row.tsx";

type Cause = NonNullable<Outputs["queue"]["cause"]>;

type Open = Extract<BreakerView, { state: "OPEN" }>;

interface Props {
  readonly breaker: Exclude<BreakerView, { state: "CLOSED" }>;
  /** The stop that is told about: the last thing that was known, while nobody knows the state. */
  readonly stop: Open;
  readonly operator: boolean;
  readonly onAskToClose: () => void;
}

/** Says that all work is stopped, why, since when, and what to do, in this order. */
export function StoppedCard({ breaker, stop, operator, onAskToClose }: Props) {
  const trpc = useTRPC();
  const cause = useQuery(
    trpc.queue.cause.queryOptions(undefined, { enabled: operator, refetchInterval: slowly }),
  );
  const close = (
    <Button
      leftSection={<IconPlayerPlay size={18} aria-hidden />}
      disabled={breaker.state !== "OPEN"}
      onClick={onAskToClose}
    >
      Close and resume…
    </Button>
  );
  return (
    <section className={classes.panel} data-state={breaker.state} aria-labelledby="breaker-state">
      {breaker.state === "OPEN" ? <StoppedHead stop={stop} /> : <DoubtHead breaker={breaker} known />}
      {operator && (
        <div data-testid="cause-card">
          <QueryView query={cause} what="cause" bones={classes.stepsToCome}>
            {/* Null: the breaker was closed since the state was read. */}
            {(data) => data && <Steps cause={data} close={close} />}
          </QueryView>
        </div>
      )}
      {operator && <div className={classes.foot}>{close}</div>}
    </section>
  );
}

function StoppedHead({ stop }: Pick<Props, "stop">) {
  const waiting = useQueueStatus().data?.jobs?.PAUSED;
  return (
    <BreakerHead state="OPEN" above="All work is stopped" headline={failureWords(stop)}>
      {stop.openedAt !== null && (
        <>
          Stopped <Time at={stop.openedAt} />.{" "}
        </>
      )}
      {waiting !== undefined && `${plural(waiting, "job waits", "jobs wait")}. `}
      Nothing is lost, and nothing will be paid for twice.
    </BreakerHead>
  );
}

interface StepsProps {
  readonly cause: Cause;
  readonly close: React.ReactNode;
}

function Steps({ cause, close }: StepsProps) {
  const { provider, failureKind, jobsPaused } = cause;
  return (
    <>
      {cause.closedBefore !== null && <ClosedBefore before={cause.closedBefore} openedAt={cause.openedAt} />}
      <Looking cause={cause} />
      <StepRow mark="1" title={firstStep(cause)}>
        {cause.advice}
        {provider !== null && <ProviderLinks provider={provider} />}
      </StepRow>
      {provider !== null && (
        <AskStep mark="2" provider={provider} quota={failureKind === "QUOTA_EXHAUSTED"} />
      )}
      <StepRow
        mark={provider === null ? "2" : "3"}
        title="Close the breaker and resume"
        action={<span className={classes.wide}>{close}</span>}
      >
        {plural(jobsPaused, "job goes", "jobs go")} on where they stopped. If anything fails again, everything
        stops at once.
      </StepRow>
      <CauseJob cause={cause} />
      <CauseDetails cause={cause} />
    </>
  );
}

/** Milliseconds. An opening this soon after a closing suggests that the closing was too early. */
const SOON = 3_600_000;

interface BeforeProps {
  readonly before: NonNullable<Cause["closedBefore"]>;
  readonly openedAt: Date;
}

function ClosedBefore({ before: { at, by, reason }, openedAt }: BeforeProps) {
  if (openedAt.getTime() - at.getTime() > SOON) return null;
  return (
    <div className={classes.rest}>
      <Text size="sm">
        It had been closed <Time at={at} /> by {by}: “{reason}”
      </Text>
    </div>
  );
}
