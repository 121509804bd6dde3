import { PROVIDER_NAMES, stoppedBy } from "@leadgen/core";
import { box } from "../terminal/box.ts";
import type { Paint } from "../terminal/paint.ts";
import { table } from "../terminal/table.ts";
import { costText } from "./cost.ts";
import type { SmokeDocument } from "./document.ts";
import type { Outage } from "./run.ts";

/** The result for people. */
export function summaryLines(document: SmokeDocument, paint: Paint, width: number): string[] {
  const { outages, checks } = document;
  return [
    ...outages.flatMap((outage) => ["", ...outageCard(outage, paint, width)]),
    ...(document.campaigns.length === 0 ? [] : ["", ...campaignTable(document, paint)]),
    ...(checks.length === 0 ? [] : [""]),
    ...checks.map(({ name, ok, found }) => `${ok ? paint.green("✓") : paint.red("✗")} ${name}: ${found}`),
    ...(document.cost.length === 0 ? [] : [`  paid: ${document.cost.map(costText).join(", ")}`]),
    ...efficiencyLines(document),
    "",
    verdictLine(document, paint),
  ];
}

/** Why the breaker opened, which campaigns it affects, what was done before, and what to do. */
function outageCard(outage: Outage, paint: Paint, width: number): string[] {
  const { provider, failureKind, httpStatus, before } = outage;
  const what =
    provider === null
      ? `stopped ${stoppedBy(outage.openedBecause)}`
      : `${PROVIDER_NAMES[provider]} ${failureKind}`;
  const lines = [
    outage.reason,
    "",
    ...(httpStatus === null ? [] : [`answer      HTTP ${httpStatus}`]),
    ...(outage.openedAt === null ? [] : [`opened      ${outage.openedAt} by ${outage.openedBy}`]),
    `campaigns   ${outage.campaigns.join(", ") || "none of this run"}`,
    `jobs        ${outage.jobsPaused} PAUSED`,
    ...(outage.callsUnderWay > 0
      ? [`calls       ${outage.callsUnderWay} still under way when the time was up`]
      : []),
    `before      ${before.jobs} jobs COMPLETED, ${before.leads} leads over`,
    "",
    `what helps  ${outage.advice}`,
    "then        make operator ARGS=status shows what a closing would set going, and how to close",
  ];
  const state = outage.closed ? "was OPEN" : "OPEN";
  return box({ title: `${state}, epoch ${outage.epoch}: ${what}`, lines, width, frame: paint.red });
}

function campaignTable({ campaigns }: SmokeDocument, paint: Paint): string[] {
  const rows = campaigns.map(({ name, status, leads, jobs, message }) => [
    name,
    status,
    String(leads.HANDED_OVER),
    String(Object.values(leads).reduce((all, count) => all + count, 0)),
    String(jobs.COMPLETED),
    String(jobs.FAILED),
    status === "FAILED" ? (message ?? "") : "",
  ]);
  const number = (title: string) => ({ title, align: "right" as const });
  const columns = [
    { title: "campaign" },
    { title: "status" },
    number("handed over"),
    number("leads"),
    number("jobs"),
    number("failed"),
    { title: "" },
  ];
  return table(columns, rows, paint.dim);
}

function efficiencyLines({ efficiency }: SmokeDocument): string[] {
  if (efficiency === null) return [];
  const { provider, secondsAtTheLimit, secondsTaken, share } = efficiency;
  return [
    `  ${secondsTaken.toFixed(1)} s taken, ${secondsAtTheLimit.toFixed(1)} s at the limit of ${PROVIDER_NAMES[provider]}: ${(share * 100).toFixed(0)} %`,
  ];
}

function verdictLine({ outcome, messages, campaigns }: SmokeDocument, paint: Paint): string {
  if (outcome === "DONE")
    return `${paint.green("✓")} ${campaigns.length} ${campaigns.length === 1 ? "campaign" : "campaigns"} COMPLETED`;
  return `${paint.red("✗")} ${outcome}\n${messages.join("\n")}`;
}
