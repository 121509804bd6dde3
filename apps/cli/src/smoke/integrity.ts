import { LEAD_TABLE, PROVIDER_NAMES } from "@leadgen/core";
import { type Calls, type Campaign, calls, jobs, type Lead, leads } from "./answers.ts";
import { lookAtCampaigns } from "./look.ts";
import { allOf } from "./rest.ts";
import { type Check, isOver, isStarted, jobsOf, type Run } from "./run.ts";

interface WithLeads {
  readonly campaign: Campaign;
  readonly leads: readonly Lead[];
}

/**
 * Reads back everything that the run created and checks its consistency. While campaigns still run, it checks only what holds at
 * any time.
 */
export async function checkIntegrity(run: Run): Promise<void> {
  const { rest } = run;
  run.campaigns = await lookAtCampaigns(run);
  const started = run.campaigns.filter(isStarted);
  const read: WithLeads[] = [];
  const spent: Calls[] = [];
  for (const campaign of started) {
    read.push({ campaign, leads: await allOf(rest, `/leads?campaignId=${campaign.id}`, leads) });
    spent.push(...(await rest.get(`/campaigns/${campaign.id}`, calls)).calls);
  }
  run.calls = spent;
  const over = read.filter(({ campaign }) => isOver(campaign));
  run.checks = [
    campaignsDone(started),
    leadsAddUp(over),
    noDuplicates(read),
    endsExplained(over),
    leadsFailed(over),
    await jobsFailed(run),
    noLiveJobs(over.map(({ campaign }) => campaign)),
    notRepeated(spent),
    ...(over.length > 0 && over.length === started.length ? [handedOver(over)] : []),
  ];
}

const check = (name: string, wrong: readonly string[], right: string): Check => ({
  name,
  ok: wrong.length === 0,
  found: wrong.length === 0 ? right : wrong.slice(0, 10).join("; "),
});

function campaignsDone(started: readonly Campaign[]): Check {
  const failed = started.filter(({ status }) => status === "FAILED");
  return check(
    "no campaign failed",
    failed.map(({ name, message }) => `${name} is FAILED: ${message}`),
    `${started.filter(({ status }) => status === "COMPLETED").length} of ${started.length} COMPLETED`,
  );
}

const counted = (leadsOfOne: readonly Lead[], status: Lead["status"]): number =>
  leadsOfOne.filter((lead) => lead.status === status).length;

/** The campaign's counts match its leads, none is unfinished, and there are not more than the limit. */
function leadsAddUp(over: readonly WithLeads[]): Check {
  const wrong = over.flatMap(({ campaign, leads: mine }) => [
    ...(Object.entries(campaign.leads) as [Lead["status"], number][])
      .filter(([status, count]) => counted(mine, status) !== count)
      .map(
        ([status, count]) => `${campaign.name} counts ${count} ${status} and lists ${counted(mine, status)}`,
      ),
    ...(mine.length > campaign.leadLimit
      ? [`${campaign.name} has ${mine.length} leads of ${campaign.leadLimit}`]
      : []),
    ...mine
      .filter(({ status }) => LEAD_TABLE[status].open)
      .map(({ id, status }) => `lead ${id} is ${status} although ${campaign.name} is over`),
  ]);
  return check("leads add up", wrong, `${over.reduce((all, { leads: mine }) => all + mine.length, 0)} leads`);
}

/** No address is written to twice by the run's campaigns. */
function noDuplicates(read: readonly WithLeads[]): Check {
  const seen = new Set<string>();
  const twice: string[] = [];
  for (const { email, id } of read.flatMap(({ leads: mine }) => mine.filter(isHandedOver))) {
    const address = email?.toLowerCase() ?? "";
    if (address === "") twice.push(`lead ${id} was handed over without an address`);
    else if (seen.has(address)) twice.push(`lead ${id} has the address of another that was handed over`);
    seen.add(address);
  }
  return check("no duplicates", twice, `${seen.size} addresses, each once`);
}

const isHandedOver = ({ status }: Lead): boolean => status === "HANDED_OVER";

const SPOILT = new Set<string>(["FAILED", "REJECTED", "REFUSED", "CANCELLED"] satisfies Lead["status"][]);

/** The names of other outcomes already explain them. */
function endsExplained(over: readonly WithLeads[]): Check {
  const mute = over
    .flatMap(({ leads: mine }) => mine)
    .filter(({ status, statusMessage }) => SPOILT.has(status) && !statusMessage);
  return check(
    "each lead's end is explained",
    mute.map(({ id, status }) => `lead ${id} is ${status} without a reason`),
    "all are",
  );
}

function leadsFailed(over: readonly WithLeads[]): Check {
  const failed = over.flatMap(({ leads: mine }) => mine).filter(({ status }) => status === "FAILED");
  return check(
    "no lead failed",
    failed.map(({ id, statusMessage }) => `lead ${id}: ${statusMessage}`),
    "none",
  );
}

async function jobsFailed(run: Run): Promise<Check> {
  const failed: string[] = [];
  for (const campaign of run.campaigns.filter((each) => each.jobs.FAILED > 0)) {
    const items = await allOf(run.rest, `/jobs?campaignId=${campaign.id}&status=FAILED`, jobs);
    failed.push(...items.map(({ id, type, errorMessage }) => `${type} ${id}: ${errorMessage}`));
  }
  return check("no job failed", failed, `${jobsOf(run.campaigns).COMPLETED} COMPLETED`);
}

function noLiveJobs(over: readonly Campaign[]): Check {
  const wrong = over
    .map(({ name, jobs: { PENDING, RUNNING, PAUSED } }) => ({ name, live: PENDING + RUNNING + PAUSED }))
    .filter(({ live }) => live > 0);
  return check(
    "no job outlives its campaign",
    wrong.map(({ name, live }) => `${name}: ${live}`),
    "none",
  );
}

function notRepeated(spent: readonly Calls[]): Check {
  const wrong = spent.filter(({ repeated }) => repeated > 0);
  return check(
    "nothing was paid twice",
    wrong.map(
      ({ provider, repeated }) => `${repeated} paid calls to ${PROVIDER_NAMES[provider]} were repeated`,
    ),
    `${spent.reduce((all, { calls: n }) => all + n, 0)} calls, none repeated`,
  );
}

function handedOver(over: readonly WithLeads[]): Check {
  const count = over.flatMap(({ leads: mine }) => mine.filter(isHandedOver)).length;
  const nobody = "nobody was handed over, so the run proves nothing: ask for more leads";
  return check("somebody was handed over", count > 0 ? [] : [nobody], `${count} were`);
}
