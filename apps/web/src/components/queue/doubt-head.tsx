import type { ReactNode } from "react";
import type { BreakerView } from "../../lib/use-breaker.ts";
import type { KnownBreaker } from "../../lib/use-last-known.ts";
import { HowItWas } from "../common/how-it-was.tsx";
import { BreakerHead } from "./breaker-head.tsx";

interface Props {
  readonly breaker: Exclude<BreakerView, KnownBreaker>;
  /** Whether the page below it shows an earlier known state. */
  readonly known: boolean;
  readonly action?: ReactNode;
}

/** Stands in place of the breaker's state while it is unknown. */
export function DoubtHead({ breaker, known, action }: Props) {
  if (breaker.state === "LOADING") {
    return <BreakerHead state="LOADING" headline="Asking the server…" action={action} />;
  }
  return (
    <BreakerHead state="UNKNOWN" above="No work begins" headline="State unknown" action={action}>
      {known && <HowItWas />}
      {breaker.reason}
    </BreakerHead>
  );
}
