import { formatDuration, PROVIDER_NAMES } from "@leadgen/core";
import type { ClosePreview } from "../api/client.ts";

/** What a closing would start, as lines. */
export function previewLines(preview: ClosePreview): string[] {
  const campaigns = preview.byCampaign.map(({ name, jobs }) => `${name} ${jobs}`);
  const next = preview.byNextProvider.map(({ provider, jobs }) => {
    return provider === null ? `${jobs} only have to end` : `${jobs} go on with ${PROVIDER_NAMES[provider]}`;
  });
  const estimate = preview.estimate.map(
    (line) => `${PROVIDER_NAMES[line.provider]} ${line.calls}${priceOf(line)}`,
  );
  return [
    `resumes     ${preview.jobsToResume} jobs: ${campaigns.join(", ") || "none"}`,
    `next        ${next.join(", ") || "nothing"}`,
    `calls       at most ${estimate.join(", ") || "none"}`,
    ...(preview.leadsToFetch > 0 ? [`to fetch    ${preview.leadsToFetch} people not revealed yet`] : []),
    ...(preview.suspect === null ? [] : [suspectLine(preview.suspect)]),
    `waiting     for ${formatDuration(preview.oldestWaitSeconds ?? 0)} at most`,
  ];
}

function priceOf({ credits, costUsd, costUnknown }: ClosePreview["estimate"][number]): string {
  if (costUnknown) return " (price unknown)";
  if (costUsd !== null) return ` (about $${costUsd.toFixed(2)})`;
  return credits === null ? "" : ` (${credits} credits)`;
}

const suspectLine = ({ jobId, openingsInARow }: NonNullable<ClosePreview["suspect"]>): string =>
  `suspect     job ${jobId} opened the breaker ${openingsInARow} times in a row: cancel it first`;
