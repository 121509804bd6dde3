import { DomainError } from "@leadgen/core";
import { checkInvariants } from "@leadgen/core/outreach";
import { autocommit } from "@leadgen/db";
import { type PipelineFault, PROVIDER_NAMES, pipelineFaults } from "@leadgen/simulator";
import type { SimulatedSystem } from "@leadgen/testkit";
import { startWorkerProcess } from "@leadgen/testkit/process";
import { expect, test } from "vitest";
import { ALL_OVER, CRITERIA, closeAsOperator, newSystem, runningCampaign, until } from "./support/system.ts";

/** Every way in which the simulator can make a provider fail, on each of the pipeline's calls that can show it. */
const EVERY = pipelineFaults("provider-failure");

/** `make outages` takes all of them. `make test` takes each kind of failure once, on one of its calls in turn: a third of the time. */
// biome-ignore lint/style/noProcessEnv: the one knob of this test, read here alone
const OUTAGES = process.env.LEADGEN_EVERY_OUTAGE === undefined ? onceEach(EVERY) : EVERY;

function onceEach(faults: readonly PipelineFault[]): readonly PipelineFault[] {
  const kinds = [...Map.groupBy(faults, ({ fault }) => fault).values()];
  return kinds.flatMap((calls, place) => calls[place % calls.length] ?? []);
}

/** All countries together have enough people for the whole matrix; one country has about 2,000. */
const COUNTRIES = ["denmark", "germany", "netherlands", "norway"];

/**
 * Jobs that should be live at an opening, and the smallest share of openings with that many: on a busy machine some end before.
 * Each of their calls costs 15 ms of computing, and there are as many openings as ways to fail: with 8 jobs 42 s, with 25 jobs 110 s.
 */
const LIVE = 8;
const MOSTLY = 0.9;
/** Leads of each campaign started to have work, and of one started for its first calls. */
const CAMPAIGN = 16;
const FEW = 3;

test(`over two worker processes, each of ${OUTAGES.length} ways to fail opens the breaker exactly once, and all work ends well`, async () => {
  await using system = await newSystem({
    WORKER_CONCURRENCY: "4",
    // Much longer than an answer takes: on a busy machine a late answer would be an unintended outage.
    ...Object.fromEntries(PROVIDER_NAMES.map((name) => [`${name.toUpperCase()}_DEADLINE_MS`, "3000"])),
  });
  // Slow enough for the jobs to stay in flight until the outage; fetching is quick.
  for (const provider of PROVIDER_NAMES)
    system.simulator.setLatency({ provider, ms: provider === "apollo" ? 10 : 500 });
  await using _first = await startWorkerProcess({ ...system.env, LOG_LEVEL: "silent" });
  await using _second = await startWorkerProcess({ ...system.env, LOG_LEVEL: "silent" });

  const paused: number[] = [];
  for (const [place, outage] of OUTAGES.entries()) paused.push(await suffer(system, outage, place + 1));

  for (const provider of PROVIDER_NAMES) system.simulator.setLatency({ provider, ms: 0 });
  await until(system, ALL_OVER);
  expect(paused.filter((jobs) => jobs >= LIVE).length).toBeGreaterThan(OUTAGES.length * MOSTLY);
  expect(await system.rows("SELECT DISTINCT status FROM campaign")).toEqual([{ status: "COMPLETED" }]);
  const broken = (await checkInvariants(autocommit(system.pool))).filter(({ violations }) => violations > 0);
  expect(broken).toEqual([]);
  await expectEveryWorkAccountedFor(system);
}, 900_000);

/** One outage from a busy system to the operator's close. @returns how many jobs were paused. */
async function suffer(system: SimulatedSystem, outage: PipelineFault, epoch: number): Promise<number> {
  await keepBusy(system);
  let { lateFailures: late } = await until<Opened>(system, OPENED, () => true);
  await provoke(system, outage);
  await until<Opened>(system, OPENED, ({ open, lateFailures }) => {
    if (lateFailures > late) provoke(system, outage).catch(unlessOpen);
    late = lateFailures;
    return open;
  });
  system.simulator.clearFaults();

  // One statement, so one snapshot: the opening and its effects are seen together.
  const [snapshot] = await system.rows<{
    paused: number;
  }>(`SELECT breaker.epoch, lower(breaker.provider::text) AS provider,
            (SELECT count(*)::int FROM breaker_event WHERE kind = 'OPENED' AND epoch = breaker.epoch) AS openings,
            (SELECT array_agg(DISTINCT status::text) FROM job WHERE finished_at IS NULL) AS jobs,
            (SELECT array_agg(DISTINCT status::text) FROM campaign WHERE finished_at IS NULL) AS campaigns,
            (SELECT jobs_changed FROM breaker_event ORDER BY id DESC LIMIT 1) AS paused
     FROM breaker`);
  expect({ outage, ...snapshot }).toEqual({
    outage,
    epoch,
    provider: outage.provider,
    openings: 1,
    jobs: ["PAUSED"],
    campaigns: ["RUNNING"],
    paused: expect.any(Number),
  });
  await closeAsOperator(system);
  return snapshot?.paused as number;
}

/** The next call meets the fault. For a call that only the start of a campaign makes, one is started. */
async function provoke(system: SimulatedSystem, outage: PipelineFault): Promise<void> {
  system.simulator.setFault({ ...outage, times: 1 });
  // A campaign that is still fetching may have met the fault already.
  if (outage.provider === "apollo" || outage.operation === "campaigns/create")
    await fetchingAtOnce(system, FEW).catch(unlessOpen);
}

interface Opened {
  readonly open: boolean;
  readonly lateFailures: number;
}

// The call that meets the fault may belong to a job claimed before the last opening: then it opens nothing (rule J8).
const OPENED = `
  SELECT state = 'OPEN' AS open,
         (SELECT count(*) FROM provider_call WHERE outcome = 'FAILED')::int
           - (SELECT count(*) FROM breaker_event WHERE kind = 'OPENED')::int AS "lateFailures"
  FROM breaker`;

function unlessOpen(error: unknown): void {
  if (!(error instanceof DomainError && error.code === "BREAKER_OPEN")) throw error;
}

/**
 * Starts campaigns in advance until enough jobs are live: while a call hangs up to its deadline, about 10 of them end. On a busy
 * machine they may end as fast as they are found.
 */
async function keepBusy(system: SimulatedSystem): Promise<void> {
  const enough = ({ live }: Supply) => live >= LIVE * 2;
  const short = ({ live, coming }: Supply) => live + coming < LIVE * 2.5;
  let row = await until<Supply>(system, SUPPLY, () => true);
  do {
    for (let supply = row.live + row.coming; supply < LIVE * 3; supply += CAMPAIGN)
      await fetchingAtOnce(system, CAMPAIGN);
    row = await until<Supply>(system, SUPPLY, (each) => enough(each) || short(each));
  } while (!enough(row));
}

/** A campaign that reads no opt-outs first: reading them would take a second for each earlier campaign. */
async function fetchingAtOnce(system: SimulatedSystem, leads: number): Promise<void> {
  await system.pool.query("UPDATE campaign SET opt_outs_read_at = now()");
  const [campaigns] = await system.rows<{ count: number }>("SELECT count(*)::int FROM campaign");
  const country = COUNTRIES[(campaigns?.count ?? 0) % COUNTRIES.length] as string;
  await runningCampaign(system, leads, { ...CRITERIA, locations: [country] });
}

interface Supply {
  readonly live: number;
  readonly coming: number;
}

const SUPPLY = `
  SELECT count(*)::int AS live,
         (SELECT coalesce(sum(lead_limit), 0)::int FROM campaign WHERE finished_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM job WHERE campaign_id = campaign.id AND type = 'ENRICH_LEAD')) AS coming
  FROM job WHERE finished_at IS NULL`;

/** By the providers' own log: nothing was added twice at the sender, and no work was done that the ledger does not know. */
async function expectEveryWorkAccountedFor(system: SimulatedSystem): Promise<void> {
  const works: Record<string, number> = {};
  const added = new Map<string, number>();
  for await (const line of system.simulator.requests()) {
    if (line.event === "received" || line.workDone === null) continue;
    works[line.provider] = (works[line.provider] ?? 0) + 1;
    if (line.workDone.kind !== "instantly.leads-added") continue;
    for (const lead of line.workDone.leads) added.set(lead.email, (added.get(lead.email) ?? 0) + 1);
  }
  expect([...added].filter(([, times]) => times > 1)).toEqual([]);
  const known = await system.rows<{
    provider: string;
    calls: number;
  }>(`SELECT lower(provider::text) AS provider, count(*)::int AS calls
     FROM provider_call WHERE effect AND (kept OR outcome IN ('FAILED', 'UNKNOWN')) GROUP BY provider`);
  for (const { provider, calls } of known) expect(works[provider]).toBeLessThanOrEqual(calls);
}
