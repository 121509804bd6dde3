"use client";

import {
  formatDate,
  formatDateTime,
  formatMoment,
  formatSince,
  formatTime,
  timeHint,
} from "../../lib/format.ts";
import { useNow } from "../../lib/use-now.ts";
import text from "./text.module.css";

/** The forms in which a moment is shown; its hint has the rest. */
const SHOWN = {
  /** How long ago; a date after a week. */
  ago: formatSince,
  /** Date and time of day. */
  at: formatDateTime,
  /** Hours and minutes. */
  clock: formatTime,
  /** The same, or the date if it was not today. */
  moment: formatMoment,
  day: formatDate,
} as const;

interface Props {
  readonly at: Date;
  readonly as?: keyof typeof SHOWN;
  /** By default as large as the text around it. */
  readonly size?: "sm";
  readonly className?: string | undefined;
}

/** A moment in the reader's time zone. Its hint has the exact local time, UTC, and the distance from now. */
export function Time({ at, as = "ago", size, className = "" }: Props) {
  const words = useNow((now) => SHOWN[as](at, now));
  const hint = useNow((now) => timeHint(at, now));
  return (
    <time
      dateTime={at.toISOString()}
      title={hint}
      className={size === undefined ? className : `${text.small} ${className}`}
      suppressHydrationWarning
    >
      {words}
    </time>
  );
}
