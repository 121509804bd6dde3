import { PROVIDER_NAMES } from "@leadgen/core";
import { type AddressOptions, talking } from "../api/address.ts";
import type { ApiClient } from "../api/client.ts";
import { refusalOf } from "../api/refusal.ts";
import { requireReady } from "../api/rest.ts";
import { type Snapshot, totalJobs, totalSpend } from "../api/snapshot.ts";
import { BRIEFS } from "../campaign-briefs.ts";
import { CliError } from "../cli-error.ts";
import type { Context } from "../context.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { causeCard } from "../show/cause-card.ts";
import { outcomeTable } from "../show/outcome-table.ts";
import { watchProgress } from "../show/watch-progress.ts";
import type { Terminal } from "../terminal/terminal.ts";

export interface SmokeOptions extends AddressOptions {
  readonly campaigns: number;
  /** Of each campaign. */
  readonly leads: number;
  /** Seconds for all campaigns together. */
  readonly timeout: number;
}

/** Runs campaigns side by side on a running system, as anybody could, and judges what comes of it. */
export function smoke(options: SmokeOptions, context: Context): Promise<ExitCode> {
  const { terminal, interruption } = context;
  return talking(options, context, async (api, address) => {
    await requireReady(address);
    const epoch = await requireClosed(api, terminal);
    const campaignIds = await startAll(api, options, terminal);
    const deadline = performance.now() + options.timeout * 1000;
    const watch = { api, campaignIds, terminal, signal: interruption.signal, since: performance.now() };
    const last = await watchProgress(watch, (snapshot) => {
      const { circuitBreaker } = snapshot.queue;
      return (
        circuitBreaker.state !== "CLOSED" ||
        circuitBreaker.epoch !== epoch ||
        allOver(snapshot) ||
        performance.now() > deadline
      );
    });
    await requireClosed(api, terminal, epoch);
    return judge(last, options, terminal);
  });
}

const allOver = ({ campaigns }: Snapshot): boolean =>
  campaigns.every(({ finishedAt }) => finishedAt !== null);

/** @returns the epoch. @throws CliError SERVICE_FAILED, after the cause card, if the breaker is OPEN or was since `epoch`. */
async function requireClosed(api: ApiClient, terminal: Terminal, epoch?: number): Promise<number> {
  const { circuitBreaker } = await api.queue.status.query();
  if (circuitBreaker.state === "UNKNOWN") {
    throw new CliError(EXIT.MISBEHAVED, circuitBreaker.reason ?? "The state of the breaker is UNKNOWN.");
  }
  if (circuitBreaker.state === "OPEN") {
    const cause = await api.queue.cause.query();
    const card = cause === null ? [] : causeCard(cause, terminal.paint, Math.min(terminal.width(), 100));
    for (const line of card) terminal.print(line);
    throw serviceFailed(`A service failed: the breaker is OPEN, epoch ${circuitBreaker.epoch}.`);
  }
  if (epoch !== undefined && circuitBreaker.epoch !== epoch) {
    throw serviceFailed("The breaker opened and was closed again while the campaigns ran.");
  }
  return circuitBreaker.epoch ?? 0;
}

const serviceFailed = (message: string): CliError =>
  new CliError(
    EXIT.SERVICE_FAILED,
    `${message}\nWhat was started stays in the system, and carries on when the breaker is closed.`,
  );

/** Of all runs on an installation: only within an organization does a search leave out whom it has found before. */
const ORGANIZATION = "Smoke";

async function ourOrganization(api: ApiClient): Promise<string> {
  const { items } = await api.organization.list.query({ q: ORGANIZATION, sort: "createdAt", order: "asc" });
  const known = items.find(({ name }) => name === ORGANIZATION);
  return (known ?? (await api.organization.create.mutate({ name: ORGANIZATION }))).id;
}

async function startAll(api: ApiClient, options: SmokeOptions, terminal: Terminal): Promise<string[]> {
  const organizationId = await ourOrganization(api);
  const created = await Promise.all(
    Array.from({ length: options.campaigns }, (_, at) => {
      const brief = BRIEFS[at % BRIEFS.length] as (typeof BRIEFS)[number];
      const numbered = options.campaigns > BRIEFS.length ? `${brief.name} ${at + 1}` : brief.name;
      return api.campaign.create.mutate({
        organizationId,
        leadLimit: options.leads,
        ...brief,
        name: numbered,
      });
    }),
  );
  const ids = created.map(({ id }) => id);
  terminal.print(
    `Organization "${ORGANIZATION}": ${ids.length} campaigns of ${options.leads} leads, started side by side`,
  );
  try {
    await Promise.all(ids.map((id) => api.campaign.start.mutate({ id })));
  } catch (error) {
    if (refusalOf(error)?.code === "BREAKER_OPEN") await requireClosed(api, terminal);
    throw error;
  }
  return ids;
}

function judge({ campaigns }: Snapshot, options: SmokeOptions, terminal: Terminal): ExitCode {
  terminal.print();
  for (const line of outcomeTable(campaigns, terminal.paint)) terminal.print(line);
  const jobs = totalJobs(campaigns);
  const live = jobs.PENDING + jobs.RUNNING + jobs.PAUSED;
  const unfinished = campaigns.filter(({ finishedAt }) => finishedAt === null);
  const failed = campaigns.filter(({ status }) => status === "FAILED");
  const repeated = totalSpend(campaigns).filter((line) => line.repeated > 0);
  const complaints = [
    ...unfinished.map(({ name, status }) => `${name} is ${status} after ${options.timeout} s.`),
    ...failed.map(({ name, message }) => `${name} is FAILED: ${message}`),
    ...(unfinished.length === 0 && live > 0
      ? [`${live} jobs are live although every campaign is over.`]
      : []),
    ...repeated.map(
      ({ provider, repeated: n }) => `${n} paid calls to ${PROVIDER_NAMES[provider]} were repeated.`,
    ),
  ];
  if (complaints.length > 0) throw new CliError(EXIT.MISBEHAVED, complaints.join("\n"));
  const calls = totalSpend(campaigns).reduce((sum, line) => sum + line.calls, 0);
  terminal.print();
  terminal.print(
    `${terminal.paint.green("✓")} ${campaigns.length} campaigns COMPLETED, ${jobs.COMPLETED} jobs, ${calls} calls, none repeated`,
  );
  return EXIT.DONE;
}
