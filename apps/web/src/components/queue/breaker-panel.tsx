"use client";

import { useState } from "react";
import { onDemand } from "../../lib/on-demand.ts";
import { useBreaker } from "../../lib/use-breaker.ts";
import { RunningCard } from "./running-card.tsx";
import { StoppedCard } from "./stopped-card.tsx";

const CloseDialog = onDemand(() => import("./close-dialog.tsx").then((module) => module.CloseDialog));
const StopDialog = onDemand(() => import("./stop-dialog.tsx").then((module) => module.StopDialog));

/** What is being decided. `epoch`: of the cause that the operator has read. */
type Question = { readonly asks: "CLOSE"; readonly epoch: number } | { readonly asks: "STOP" };

interface Props {
  /** Whether the reader may do something about it, and see whose job it was. */
  readonly operator: boolean;
}

/**
 * The state of the one breaker, and what can be done about it. The dialogs stand beside the state and not in it: what is half
 * typed must not be lost when somebody else moves the breaker.
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
