"use client";

import { useState } from "react";
import { onDemand } from "../../lib/on-demand.ts";
import { useBreaker } from "../../lib/use-breaker.ts";
import { RunningCard } from "./running-card.tsx";
import { StoppedCard } from "./stopped-card.tsx";

const CloseDialog = onDemand(() => import("./close-dialog.tsx").then((module) => module.CloseDialog));
const StopDialog = onDemand(() => import("./stop-dialog.tsx").then((module) => module.StopDialog));

/** The open dialog. `epoch`: the epoch of the cause that the operator has read. */
type Question = { readonly asks: "CLOSE"; readonly epoch: number } | { readonly asks: "STOP" };

interface Props {
  /** True if the user may act on the breaker and see whose job failed. */
  readonly operator: boolean;
}

/**
 * The breaker's state and the actions on it. The dialogs are rendered outside the state's card, so that typed text is not lost
 * when somebody else moves the breaker.
 */
export function BreakerPanel({ operator }: Props) {
  const breaker = useBreaker();
  const [question, setQuestion] = useState<Question | null>(null);
  const onClose = () => setQuestion(null);
  return (
    <>
      {breaker.state === "OPEN" ? (
        <StoppedCard
          breaker={breaker}
          operator={operator}
          onAskToClose={() => setQuestion({ asks: "CLOSE", epoch: breaker.epoch })}
        />
      ) : (
        <RunningCard
          breaker={breaker}
          operator={operator}
          onAskToStop={() => setQuestion({ asks: "STOP" })}
        />
      )}
      {question?.asks === "CLOSE" && (
        <CloseDialog
          seen={question.epoch}
          breaker={breaker}
          onLookAgain={(epoch) => setQuestion({ asks: "CLOSE", epoch })}
          onClose={onClose}
        />
      )}
      {question?.asks === "STOP" && <StopDialog breaker={breaker} onClose={onClose} />}
    </>
  );
}
