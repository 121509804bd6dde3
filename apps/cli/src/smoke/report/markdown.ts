import { PROVIDER_NAMES } from "@leadgen/core";
import { costText } from "../cost.ts";
import type { SmokeDocument } from "../document.ts";

/** A table cell: on one line, with escaped bars. */
const cell = (value: string | number): string => String(value).replaceAll("|", "\\|").replaceAll("\n", " ");

const table = (titles: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] => [
  `| ${titles.join(" | ")} |`,
  `|${titles.map(() => " --- |").join("")}`,
  ...rows.map((row) => `| ${row.map(cell).join(" | ")} |`),
];

/** The report's page. @param charts names of the files beside it. */
export function reportPage(document: SmokeDocument, charts: readonly string[]): string {
  const { outcome, exitCode, baseUrl, startedAt, seconds, messages } = document;
  return [
    `# Smoke run ${document.run ?? ""}: ${outcome}`,
    "",
    `${baseUrl}, ${startedAt}, ${seconds.toFixed(1)} s, exit code ${exitCode}.`,
    "",
    ...messages.map((message) => `- ${cell(message)}`),
    ...outages(document),
    "",
    "## Campaigns",
    "",
    ...table(
      ["campaign", "status", "leads", "handed over", "jobs COMPLETED", "FAILED", "PAUSED"],
      document.campaigns.map(({ name, status, leads, jobs }) => [
        name,
        status,
        Object.values(leads).reduce((all, count) => all + count, 0),
        leads.HANDED_OVER,
        jobs.COMPLETED,
        jobs.FAILED,
        jobs.PAUSED,
      ]),
    ),
    "",
    "## Data integrity",
    "",
    ...table(
      ["", "check", "found"],
      document.checks.map(({ ok, name, found }) => [ok ? "✓" : "✗", name, found]),
    ),
    ...cost(document),
    ...efficiency(document),
    "",
    "## Course",
    ...charts.flatMap((name) => ["", `![${name.replace(/^.*-(\w+)\.svg$/, "$1")}](${name})`]),
    "",
  ].join("\n");
}

const outages = ({ outages: all }: SmokeDocument): string[] =>
  all.flatMap(({ epoch, provider, failureKind, reason, campaigns, jobsPaused, before, advice }) => [
    "",
    `## The breaker opened, epoch ${epoch}`,
    "",
    `- cause: ${cell(provider === null ? reason : `${PROVIDER_NAMES[provider]} ${failureKind}: ${reason}`)}`,
    `- campaigns: ${campaigns.join(", ") || "none of this run"}; ${jobsPaused} jobs PAUSED`,
    `- before it: ${before.jobs} jobs COMPLETED, ${before.leads} leads over`,
    `- what helps: ${cell(advice)}`,
  ]);

const cost = ({ cost: paid }: SmokeDocument): string[] =>
  paid.length === 0 ? [] : ["", "## Cost", "", ...paid.map((each) => `- ${costText(each)}`)];

function efficiency({ efficiency: found }: SmokeDocument): string[] {
  if (found === null) return [];
  const { provider, secondsAtTheLimit, secondsTaken, share } = found;
  return [
    "",
    "## Efficiency",
    "",
    `${(share * 100).toFixed(0)} %: so many calls to ${PROVIDER_NAMES[provider]} take ${secondsAtTheLimit.toFixed(1)} s at its limit, and the run took ${secondsTaken.toFixed(1)} s.`,
  ];
}
