"use client";

import { IconAlertOctagon, IconAlertTriangle } from "@tabler/icons-react";
import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import { failureWords } from "../../lib/failure-words.ts";
import { formatDuration } from "../../lib/format.ts";
import { type BreakerView, useBreaker } from "../../lib/use-breaker.ts";
import { useLastKnown } from "../../lib/use-last-known.ts";
import { useNow } from "../../lib/use-now.ts";
import { HowItWas } from "../common/how-it-was.tsx";
import { Link } from "../common/link.tsx";
import classes from "./live-state.module.css";

/**
 * Stands in the bar of every page, so that nothing below it moves. It says whether the page is live, or, in place of that, that work
 * is stopped or that the state is unknown. The queue page says the latter two in its own card. The live region always exists,
 * because not every browser reads out one that appears together with its text.
 */
export function LiveState() {
  const breaker = useBreaker();
  const known = useLastKnown(breaker);
  const saidByCard = usePathname() === "/queue";
  const said = !saidByCard && (breaker.state === "OPEN" || breaker.state === "UNKNOWN");
  return (
    <div className={classes.place}>
      <div role="alert" className={classes.alert}>
        {said && breaker.state === "OPEN" && (
          <Banner state="OPEN" icon={<IconAlertOctagon size={20} aria-hidden />}>
            <b>All work is stopped.</b> {failureWords(breaker)}
          </Banner>
        )}
        {said && breaker.state === "UNKNOWN" && (
          <Banner state="UNKNOWN" icon={<IconAlertTriangle size={20} aria-hidden />}>
            <b>State unknown: no work begins.</b> {known !== null && <HowItWas />}
            {breaker.reason}
          </Banner>
        )}
      </div>
      {!said && <Chip state={breaker.state} />}
    </div>
  );
}

interface BannerProps {
  readonly state: "OPEN" | "UNKNOWN";
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

function Banner({ state, icon, children }: BannerProps) {
  return (
    <Link href="/queue" className={classes.banner} data-state={state} data-testid="breaker-banner">
      {icon}
      <span className={classes.words}>{children}</span>
    </Link>
  );
}

/** Whether the stream is open, being opened again, or missing, and for how long. */
function Chip({ state }: Pick<BreakerView, "state">) {
  return (
    <span className={classes.chip} data-state={state} data-testid="live-chip">
      {state === "UNKNOWN" ? <Stale /> : state === "LOADING" ? "Reconnecting" : "Live"}
    </span>
  );
}

function Stale() {
  const [since] = useState(() => new Date());
  const seconds = useNow((now) => Math.max(0, Math.floor((now.getTime() - since.getTime()) / 1_000)));
  return <>Stale {formatDuration(seconds)}</>;
}
