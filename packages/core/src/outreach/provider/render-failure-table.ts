import { FAILURE_KIND_TABLE, FAILURE_KINDS } from "./failure-kinds.ts";
import { COMMON_SIGNALS } from "./failure-rows/common.ts";
import type { FailureRow } from "./failure-rows/failure-row.ts";
import { FAILURE_TABLE } from "./failure-table.ts";
import { PROVIDER_NAMES, PROVIDERS, type Provider } from "./providers.ts";

const INTRODUCTION = `# Provider failure or bad record

<!-- Generated from packages/core/src/outreach/provider/failure-table.ts; do not edit. -->

Any **failure** opens the circuit breaker at once and stops all work. A **record** outcome ends one lead (or, for the
campaign's own search and its sending campaign, one campaign) and stops nothing else. **Success** is listed only if an
answer looks like trouble but is none.

The rule of doubt: an answer is an outcome of the record only if the answer itself says so; its row says why. An answer
that matches no row is a failure. If the reason *may be ours* (rule J14), three such outcomes end their campaign. Fields
that are not needed never decide: if one is absent, null or of another type, nothing changes.

A provider's own rows are matched first, the common ones after them. Every row is provoked over HTTP by
\`packages/providers/test/conformance.test.ts\`. The id is stored with each failure and each rejected record.
`;

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function verdict(row: FailureRow): string {
  if ("failure" in row.verdict) return `**failure** \`${row.verdict.failure}\``;
  if ("success" in row.verdict) return "success";
  return `record \`${row.verdict.record}\`${"maybeOurs" in row ? ", may be ours" : ""}`;
}

function words(row: FailureRow): string {
  return [row.signal, row.note, "why" in row ? `One record: ${row.why}` : undefined]
    .filter((part) => part !== undefined)
    .map((part) => part.replace(/\.$/, ""))
    .join(". ");
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headings, headings.map(() => "---"), ...rows.map((row) => row.map(cell))];
  return lines.map((line) => `| ${line.join(" | ")} |`).join("\n");
}

function ownRows(provider: Provider): readonly FailureRow[] {
  return FAILURE_TABLE.filter(
    (row) => row.provider === provider && !((row.id.split(".")[1] as string) in COMMON_SIGNALS),
  );
}

function section(provider: Provider): string {
  const rows = ownRows(provider).map((row) => [
    `\`${row.id}\``,
    row.operations?.join(", ") ?? "any",
    words(row),
    verdict(row),
  ]);
  return `## ${PROVIDER_NAMES[provider]}\n\n${table(["rule", "operation", "signal", "verdict"], rows)}\n`;
}

/** The text of `docs/provider-errors.md`. */
export function renderProviderErrors(): string {
  const common = Object.entries(COMMON_SIGNALS).map(([name, row]) => [
    `\`<provider>.${name}\``,
    row.signal,
    `**failure** \`${row.failure}\``,
  ]);
  const kinds = FAILURE_KINDS.map((kind) => [
    `\`${kind}\``,
    FAILURE_KIND_TABLE[kind].meaning,
    FAILURE_KIND_TABLE[kind].advice,
  ]);
  return [
    INTRODUCTION,
    ...PROVIDERS.map(section),
    `## Common to all providers\n\n${table(["rule", "signal", "verdict"], common)}\n`,
    `## What each kind of failure means\n\n${table(["kind", "meaning", "what helps"], kinds)}\n`,
  ].join("\n");
}
