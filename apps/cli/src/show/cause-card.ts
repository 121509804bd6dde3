import { stoppedBy } from "@leadgen/core";
import type { Cause } from "../api/client.ts";
import { box } from "../terminal/box.ts";
import type { Paint } from "../terminal/paint.ts";

/** Why the breaker is OPEN, and what to do. */
export function causeCard(cause: Cause, paint: Paint, width: number): string[] {
  const what =
    cause.provider === null
      ? `Stopped ${stoppedBy(cause.openedBecause)}`
      : `${cause.providerName} ${cause.failureKind}`;
  return box({
    title: `OPEN, epoch ${cause.epoch}: ${what}`,
    lines: [cause.message ?? cause.reason, "", ...facts(cause), "", `what helps    ${cause.advice}`],
    width,
    frame: (text) => paint.red(text),
  });
}

function facts(cause: Cause): string[] {
  const answer = [
    cause.httpStatus === null ? undefined : `HTTP ${cause.httpStatus}`,
    cause.providerRequestId === null ? undefined : `request ${cause.providerRequestId}`,
  ].filter((part) => part !== undefined);
  const later = cause.laterFailures.map(({ provider, failureKind, count }) => {
    return `${count} more ${provider} ${failureKind}, from calls that were under way`;
  });
  const lines: [string, string | undefined][] = [
    ["answer", answer.join(", ") || undefined],
    ["call", cause.call === null ? undefined : `${cause.call.endpoint} (step ${cause.call.step})`],
    ["job", cause.job === null ? undefined : `${cause.job.type} ${cause.job.id}, now ${cause.job.status}`],
    ["", cause.job === null ? undefined : again(cause.job.openingsInARow)],
    ["campaign", cause.campaign === null ? undefined : `${cause.campaign.name} ${cause.campaign.id}`],
    ["opened", `${cause.openedAt.toISOString()} by ${cause.openedBy}`],
    ["jobs", `${cause.jobsPaused} PAUSED`],
    ...later.map((text): [string, string] => ["also", text]),
  ];
  return lines.flatMap(([label, text]) => (text === undefined ? [] : [`${label.padEnd(12)}  ${text}`]));
}

const again = (openings: number): string | undefined =>
  openings > 1 ? `opened the breaker ${openings} times in a row` : undefined;
