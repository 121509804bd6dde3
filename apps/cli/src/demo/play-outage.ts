import { PROVIDER_NAMES } from "@leadgen/core";
import type { Cause } from "../api/client.ts";
import { refusalOf } from "../api/refusal.ts";
import { type Snapshot, totalJobs } from "../api/snapshot.ts";
import { LATE_BRIEF } from "../campaign-briefs.ts";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-codes.ts";
import { causeCard } from "../show/cause-card.ts";
import { statusWord } from "../show/progress-panel.ts";
import { watchProgress } from "../show/watch-progress.ts";
import { wrap } from "../terminal/box.ts";
import { table } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { LEADS_PER_CAMPAIGN } from "./demo-settings.ts";
import { readSeenRequests } from "./request-audit.ts";
import { watchOf } from "./run-campaigns.ts";
import type { Stage } from "./stage.ts";

/** Milliseconds until a failing provider must be noticed: its deadline and the calls before it. */
const NOTICE_MS = 20_000;

/** Makes the provider fail and shows the effects. @returns the cause from the API. */
export async function playOutage(stage: Stage): Promise<Cause> {
  const { world, terminal, outage } = stage;
  const { paint } = terminal;
  await world.simulator.setFault({ provider: outage.name, fault: outage.fault });
  terminal.print(`  From now on ${PROVIDER_NAMES[outage.provider]} shows: ${paint.yellow(outage.fault)}`);
  const snapshot = await untilOpen(stage);
  const cause = await world.api.queue.cause.query();
  if (cause === null) throw new CliError(EXIT.MISBEHAVED, "The breaker is OPEN, but the API knows no cause.");
  terminal.print();
  for (const line of causeCard(cause, paint, Math.min(terminal.width(), 100))) terminal.print(line);
  terminal.print();
  for (const line of pauseTable(snapshot, terminal)) terminal.print(`  ${line}`);
  terminal.print();
  await checkOpening(stage, cause, snapshot);
  await checkLateStart(stage, cause);
  return cause;
}

async function untilOpen(stage: Stage): Promise<Snapshot> {
  const deadline = performance.now() + NOTICE_MS;
  return watchProgress({ ...watchOf(stage), everyMs: 50 }, ({ queue }) => {
    if (performance.now() > deadline) {
      const message = `${PROVIDER_NAMES[stage.outage.provider]} has been failing for ${NOTICE_MS / 1000} s, and the breaker is still ${queue.circuitBreaker.state}.`;
      throw new CliError(EXIT.MISBEHAVED, message);
    }
    return queue.circuitBreaker.state === "OPEN";
  });
}

function pauseTable({ campaigns }: Snapshot, { paint }: Terminal): string[] {
  const number = (count: number, color: "yellow" | "dim") =>
    count === 0 ? paint.dim("0") : paint[color](String(count));
  return table(
    [
      { title: "campaign" },
      { title: "status" },
      ...["PENDING", "RUNNING", "PAUSED", "COMPLETED"].map((title) => ({ title, align: "right" as const })),
    ],
    campaigns.map(({ name, status, jobs }) => [
      paint.bold(name),
      statusWord(status, paint),
      number(jobs.PENDING, "dim"),
      number(jobs.RUNNING, "dim"),
      number(jobs.PAUSED, "yellow"),
      number(jobs.COMPLETED, "dim"),
    ]),
    paint.dim,
  );
}

async function checkOpening(
  { world, checks, outage }: Stage,
  cause: Cause,
  snapshot: Snapshot,
): Promise<void> {
  const name = PROVIDER_NAMES[outage.provider];
  const jobs = totalJobs(snapshot.campaigns);
  const { items } = await world.api.queue.history.query({ limit: 10 });
  const openings = items.filter(({ kind }) => kind === "OPENED");
  const delay = await delayOf(world.data.requests, outage.fault, cause.openedAt);
  checks.expect(
    `${name}'s first failure opened the breaker${delay === undefined ? "" : `, ${delay} ms after its answer`}`,
    cause.provider === outage.provider && (delay ?? 0) < 2_000,
    `provider ${cause.provider}, ${delay} ms`,
  );
  const [opening] = openings;
  checks.expect(
    `one opening, in one commit with ${opening?.jobsChanged} jobs PAUSED, whatever provider they need`,
    openings.length === 1 && (opening?.jobsChanged ?? 0) > 0,
    `${openings.length} openings`,
  );
  checks.expect(
    "no job is PENDING or RUNNING",
    jobs.PENDING + jobs.RUNNING === 0 && jobs.PAUSED > 0,
    `${jobs.PENDING} PENDING, ${jobs.RUNNING} RUNNING, ${jobs.PAUSED} PAUSED`,
  );
  const statuses = snapshot.campaigns.map(({ status }) => status);
  checks.expect(
    "every campaign is still RUNNING",
    statuses.every((status) => status === "RUNNING"),
    statuses.join(", "),
  );
}

/** Milliseconds from the first failing answer, by the provider's own log, to the opening; undefined if it never answered. */
async function delayOf(logFile: string, fault: string, openedAt: Date): Promise<number | undefined> {
  const answers = (await readSeenRequests(logFile)).flatMap(({ ended }) =>
    ended?.fault === fault && ended.event === "answered" ? [ended.at] : [],
  );
  const [first] = answers.sort();
  return first === undefined ? undefined : openedAt.getTime() - new Date(first).getTime();
}

async function checkLateStart(
  { world, terminal, checks, organizationId }: Stage,
  cause: Cause,
): Promise<void> {
  const late = { organizationId, leadLimit: LEADS_PER_CAMPAIGN, ...LATE_BRIEF };
  const { id, name } = await world.api.campaign.create.mutate(late);
  const refusal = await world.api.campaign.start.mutate({ id }).then(() => undefined, refusalOf);
  checks.expect(
    `a new campaign ("${name}") can be created, but not started: ${refusal?.httpStatus} ${refusal?.code}`,
    refusal?.code === "BREAKER_OPEN" && refusal.message.includes(cause.message ?? cause.reason),
    refusal?.message ?? "it was started",
  );
  for (const line of wrap(refusal?.message ?? "", Math.min(terminal.width(), 100) - 4)) {
    terminal.print(`    ${terminal.paint.dim(line)}`);
  }
}
