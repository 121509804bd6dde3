import { PROVIDERS, type Provider } from "@leadgen/core";
import { closeBreaker, readBreaker } from "@leadgen/core/outreach";
import { autocommit, transaction } from "@leadgen/db";
import { residentBytes } from "@leadgen/testkit/process";
import type { Experiment, Finding, Order } from "../experiment.ts";
import { judgeSite } from "../judge/judge-site.ts";
import { type Front, type HonestAnswer, startFront } from "../misbehaviour/front.ts";
import { type Malformed, malformedOf, oddTextsOf } from "../misbehaviour/malformed.ts";
import { WAYS } from "../misbehaviour/ways.ts";
import { type Random, randomOf } from "../random.ts";
import { seedCampaigns, startNewCampaign } from "../site/campaigns.ts";
import { workersProviders } from "../site/environment.ts";
import { ALL_OVER, IS_OPEN, rowsOf, until } from "../site/rows.ts";
import { type Site, type SiteWorker, startSite } from "../site/site.ts";

/** The worker's deadline for a provider's answer, in milliseconds: enough for a good answer on a busy machine. */
const DEADLINE_MS = 3_000;
/** How much the worker may grow, in bytes, after dozens of 50 MB bodies. */
const MORE = 150 * 1024 * 1024;
/** Idle connections kept for each provider. */
const KEPT_ALIVE = 10;

export const misbehavingProviders: Experiment = {
  name: "misbehaving-providers",
  fault: "the same in the pipeline: each provider is silent, drips, resets, cuts, floods or answers nonsense",
  mustHold:
    "the breaker opens exactly once, by the right kind; all work ends well; memory and sockets return",
  // A round: each provider in one of the ways of a connection, with one malformed answer, and with odd texts.
  rounds: { full: WAYS.length, short: 1 },
  run,
};

async function run(order: Order): Promise<Finding> {
  await using site = await startSite(order, { workers: 0 });
  await using front = await startFront(site.simulator.url);
  const worker = await site.startWorker({ env: workersProviders(front.url, { deadlineMs: DEADLINE_MS }) });
  const stage: Stage = {
    site,
    front,
    random: randomOf(order.seed),
    honest: new Map(),
    violations: [],
    openings: 0,
  };
  await work(stage, "APOLLO");
  const before = await residentBytes(worker.process.pid);
  for (let round = 0; round < order.rounds && !order.signal.aborted; round++) {
    for (const [place, provider] of PROVIDERS.entries()) {
      const way = WAYS[(round + place) % WAYS.length];
      if (way !== undefined) await outage(stage, provider, way);
      await outage(stage, provider, nonsense(stage, provider));
      await oddTexts(stage, provider);
    }
    order.progress(`round ${round + 1} of ${order.rounds}`);
  }
  return await judge(stage, { planned: order.rounds * PROVIDERS.length * 2, worker, before });
}

interface Stage {
  readonly site: Site;
  readonly front: Front;
  readonly random: Random;
  /** The latest good answer of each provider's paid call. */
  readonly honest: Map<Provider, HonestAnswer>;
  readonly violations: string[];
  openings: number;
}

/** Starts work that needs the provider. */
async function start({ site }: Stage, provider: Provider): Promise<void> {
  if (provider === "APOLLO") await startNewCampaign(site, 2);
  else await seedCampaigns(site, { campaigns: 1, leads: 2 });
}

/** An undisturbed campaign through all five providers, which also collects good answers. */
async function work(stage: Stage, provider: Provider): Promise<void> {
  stage.front.decide = (from, answer) => {
    if (answer.status === 200) stage.honest.set(from, answer);
    return undefined;
  };
  await start(stage, provider);
  await until(stage.site, ALL_OVER);
}

/** A malformed answer that can't be taken for a good one. */
function nonsense({ honest, random }: Stage, provider: Provider): Malformed {
  const answer = honest.get(provider);
  if (answer === undefined) throw new Error(`chaos-n1: ${provider} was never asked`);
  for (;;) {
    const malformed = malformedOf(answer, random);
    if (malformed.only !== undefined) return malformed;
  }
}

/** The provider misbehaves until the breaker has opened; then it behaves again, and an operator closes the breaker. */
async function outage(stage: Stage, provider: Provider, how: Malformed): Promise<void> {
  const { site, front, violations } = stage;
  const before = await readBreaker(autocommit(site.pool));
  front.decide = (from) => (from === provider ? how.act : undefined);
  await start(stage, provider);
  await until(site, IS_OPEN);
  const after = await readBreaker(autocommit(site.pool));
  front.decide = () => undefined;
  const seen = `${after.provider} ${after.failureKind}, epoch ${after.epoch}`;
  const expected = `${provider} ${how.only}, epoch ${before.epoch + 1}`;
  if (seen !== expected) violations.push(`${how.family}: opened by ${seen}, not ${expected}.`);
  stage.openings += 1;
  await close(site, after.epoch);
  await until(site, ALL_OVER);
  const { epoch } = await readBreaker(autocommit(site.pool));
  if (epoch !== after.epoch)
    violations.push(`${how.family} of ${provider}: it opened again, epoch ${epoch}.`);
}

/** One well-formed answer with texts that no database accepts: it may end the record or cause an outage, but no error of ours. */
async function oddTexts(stage: Stage, provider: Provider): Promise<void> {
  const { site, front, random } = stage;
  let told = false;
  front.decide = (from, honest) => {
    if (told || from !== provider || honest.status !== 200) return undefined;
    told = true;
    return oddTextsOf(honest, random);
  };
  await start(stage, provider);
  await until(
    site,
    "SELECT (SELECT state = 'OPEN' FROM breaker) OR bool_and(finished_at IS NOT NULL) FROM campaign",
  );
  const { state, epoch } = await readBreaker(autocommit(site.pool));
  if (state === "OPEN") await close(site, epoch);
  await until(site, ALL_OVER);
  if (!told) stage.violations.push(`${provider} was not asked, so that it told no odd texts.`);
}

const close = (site: Site, epoch: number) =>
  transaction(site.pool, (tx) => closeBreaker(tx, { actor: "operator:chaos", reason: "mended", epoch }));

interface End {
  readonly planned: number;
  readonly worker: SiteWorker;
  /** Resident bytes of the worker at the start. */
  readonly before: number;
}

async function judge(
  { site, front, openings, violations }: Stage,
  { planned, worker, before }: End,
): Promise<Finding> {
  const [over] = await rowsOf<{ jobs: number; over: number; ours: number }>(site, JOBS);
  const { jobs = 0, over: ended = 0, ours = 0 } = over ?? {};
  const grown = (await residentBytes(worker.process.pid)) - before;
  const sockets = front.sockets;
  return {
    faults: { planned, done: openings },
    jobs: { planned: jobs, done: ended },
    figures: {
      "the worker has grown by": `${(grown / 1024 / 1024).toFixed(0)} MB`,
      "connections to the providers at the end": String(sockets),
    },
    violations: [
      ...violations,
      ...(ours > 0 ? [`${ours} jobs FAILED for an error of leadgen's own.`] : []),
      ...(grown > MORE ? [`The worker has grown by ${(grown / 1024 / 1024).toFixed(0)} MB.`] : []),
      ...(sockets > PROVIDERS.length * KEPT_ALIVE
        ? [`${sockets} connections to the providers are left.`]
        : []),
      ...(await judgeSite(site)),
    ],
  };
}

const JOBS = `
  SELECT count(*)::int AS jobs, count(*) FILTER (WHERE finished_at IS NOT NULL)::int AS over,
         count(*) FILTER (WHERE error_code = 'INTERNAL_ERROR')::int AS ours
  FROM job`;
