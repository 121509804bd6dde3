"use client";

import { useState } from "react";
import { onDemand } from "../../lib/on-demand.ts";
import { useBreaker } from "../../lib/use-breaker.ts";
import { useLastKnown } from "../../lib/use-last-known.ts";
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
 * The breaker's state and the actions on it. While the state is unknown, the card of the last known one stays, so that nothing
 * moves. The dialogs are rendered outside the state's card, so that typed text is not lost when somebody else moves the breaker.
 */
export function BreakerPanel({ operator }: Props) {
  const breaker = useBreaker();
  const known = useLastKnown(breaker);
  const [question, setQuestion] = useState<Question | null>(null);
  const onClose = () => setQuestion(null);
  return (
    <>
      {breaker.state !== "CLOSED" && known?.state === "OPEN" ? (
        <StoppedCard
          breaker={breaker}
          stop={known}
          operator={operator}
          onAskToClose={() => setQuestion({ asks: "CLOSE", epoch: known.epoch })}
        />
      ) : (
        breaker.state !== "OPEN" && (
          <RunningCard
            breaker={breaker}
            closed={known?.state === "CLOSED" ? known : null}
            operator={operator}
            onAskToStop={() => setQuestion({ asks: "STOP" })}
          />
        )
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
