import { BILLED_IN, PROVIDER_NAMES, PROVIDERS, type Provider } from "@leadgen/core";
import type { Campaign } from "../api/client.ts";
import { type Spend, totalSpend } from "../api/snapshot.ts";
import { historyLines } from "../show/history.ts";
import { outcomeTable } from "../show/outcome-table.ts";
import { clip, type Paint } from "../terminal/paint.ts";
import { table } from "../terminal/table.ts";
import { auditDatabase, type DatabaseAudit } from "./audit-database.ts";
import { OPERATOR_KEY, WORKER_KEY } from "./demo-settings.ts";
import {
  addedTwice,
  countByProvider,
  madeWith,
  paidTwice,
  readSeenRequests,
  type SeenRequest,
  unconfirmedWork,
} from "./request-audit.ts";
import type { Stage } from "./stage.ts";

/** Prints the results, and compares the database's records with the providers'. */
export async function report(stage: Stage, campaigns: readonly Campaign[]): Promise<void> {
  const { world, terminal } = stage;
  const { paint } = terminal;
  const { items } = await world.api.queue.history.query({ limit: 50 });
  const section = (title: string, lines: readonly string[]) => {
    terminal.print();
    terminal.print(`  ${paint.bold(title)}`);
    for (const line of lines) terminal.print(clip(`  ${line}`, terminal.width()));
  };
  section("Leads by outcome", outcomeTable(campaigns, paint));
  section("Calls and what they cost", spendTable(campaigns, paint));
  section("History of the breaker", historyLines(items.toReversed(), terminal));
  const audit = await auditDatabase(world.databaseUrl);
  const requests = await readSeenRequests(world.data.requests);
  section("Nothing lost, nothing paid twice", []);
  checkBooks(stage, campaigns, { audit, requests });
  section("Invariants", []);
  checkInvariants(stage, { audit, requests });
}

function spendTable(campaigns: readonly Campaign[], paint: Paint): string[] {
  const titles = ["calls", "succeeded", "rejected", "failed", "credits", "cost"];
  const amount = (value: number, text: string) => (value === 0 ? paint.dim("-") : text);
  const rows = totalSpend(campaigns).map((line) => [
    paint.bold(PROVIDER_NAMES[line.provider]),
    String(line.calls),
    String(line.succeeded),
    amount(line.rejected, String(line.rejected)),
    amount(line.failed, paint.red(String(line.failed))),
    inUnit(line, "CREDITS") ?? paint.dim("-"),
    inUnit(line, "USD") ?? paint.dim("-"),
  ]);
  const columns = [{ title: "provider" }, ...titles.map((title) => ({ title, align: "right" as const }))];
  return table(columns, rows, paint.dim);
}

/** The known charge of a provider; undefined: none, or in another unit. */
function inUnit(line: Spend, unit: "CREDITS" | "USD"): string | undefined {
  if (BILLED_IN[line.provider] !== unit || line.calls === 0) return undefined;
  const known = unit === "CREDITS" ? line.credits : line.costUsd;
  if (known === null) return "unknown";
  const text = unit === "CREDITS" ? String(known) : `$${known.toFixed(4)}`;
  return (unit === "CREDITS" ? line.creditsAtLeast : line.costUsdAtLeast) ? `at least ${text}` : text;
}

interface Books {
  readonly audit: DatabaseAudit;
  readonly requests: readonly SeenRequest[];
}

function checkBooks(
  { checks, terminal }: Stage,
  campaigns: readonly Campaign[],
  { audit, requests }: Books,
): void {
  const ended = campaigns.map(({ name, status, message }) => `${name} ${status}: ${message}`);
  checks.expect(
    "every campaign is COMPLETED",
    campaigns.every(({ status }) => status === "COMPLETED"),
    ended.join("; "),
  );
  const { created, ended: over } = audit.jobs;
  checks.expect(`jobs lost: ${created - over} (${created} created, ${over} ended)`, created === over);
  const repeated = totalSpend(campaigns).reduce((sum, line) => sum + line.repeated, 0) + audit.callsRepeated;
  checks.expect(`calls repeated, by our own records: ${repeated}`, repeated === 0);
  const twice = paidTwice(requests);
  checks.expect(
    `calls repeated, by the providers' log: ${twice.length}`,
    twice.length === 0,
    twice.slice(0, 5).join("; "),
  );
  const added = addedTwice(requests);
  checks.expect(
    `leads added twice at Instantly: ${added.length}`,
    added.length === 0,
    added.slice(0, 5).join("; "),
  );
  const unconfirmed = unconfirmedWork(requests);
  if (unconfirmed > 0) {
    const text = `${unconfirmed} calls did their work at the provider, but its failure kept the answer from us`;
    terminal.print(`    ${terminal.paint.dim(text)}`);
  }
}

function checkInvariants({ checks }: Stage, { audit, requests }: Books): void {
  for (const { id, claim, violations, examples } of audit.invariants) {
    const found = `${violations} rows break it: ${examples.join(", ")}`;
    checks.expect(`${id.padEnd(3)} ${claim}`, violations === 0, found);
  }
  const differences = [
    ...differencesOf(audit.pipelineCalls, countByProvider(madeWith(WORKER_KEY, requests))),
    ...differencesOf(audit.ownCalls, countByProvider(madeWith(OPERATOR_KEY, requests))),
  ];
  const claim = `I10 No provider call without a record: ${requests.length} requests, each with its row`;
  checks.expect(claim, differences.length === 0, differences.join("; "));
}

function differencesOf(
  recorded: Readonly<Record<Provider, number>>,
  seen: Readonly<Record<Provider, number>>,
): string[] {
  return PROVIDERS.filter((provider) => recorded[provider] !== seen[provider]).map(
    (provider) => `${PROVIDER_NAMES[provider]} saw ${seen[provider]} and ${recorded[provider]} are recorded`,
  );
}
