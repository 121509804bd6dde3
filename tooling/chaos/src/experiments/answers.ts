import { PROVIDERS } from "@leadgen/core";
import {
  harmlessAnswersOf,
  type OpeningAnswer,
  openingAnswersOf,
  recordAnswersOf,
} from "../answers/answers.ts";
import { type Played, playOpening } from "../answers/play-opening.ts";
import { playHarmless, playRecords, playReveal } from "../answers/play-quiet.ts";
import type { Experiment, Finding, Order } from "../experiment.ts";
import { judgeSite } from "../judge/judge-site.ts";
import { type Front, startFront } from "../misbehaviour/front.ts";
import { workersProviders } from "../site/environment.ts";
import { rowsOf } from "../site/rows.ts";
import { type Site, startSite } from "../site/site.ts";

/** The worker's deadline for a provider's answer, in milliseconds: enough for a good answer on a busy machine. */
const DEADLINE_MS = 3_000;

const most = (lists: readonly (readonly unknown[])[]) => Math.max(...lists.map(({ length }) => length));

export const answers: Experiment = {
  name: "answers",
  fault:
    "each row of the failure table that an answer makes true, each odd answer that means nothing, each about one record, in campaigns of 20 leads",
  mustHold:
    "a failure opens once, ends no lead, and is repeated once after the close; the rest opens nothing; a record's answer ends its lead only",
  // A round: the next failure, odd answer and record's answer of each provider.
  rounds: { full: most(PROVIDERS.map(openingAnswersOf)), short: 1 },
  run,
};

async function run(order: Order): Promise<Finding> {
  await using site = await startSite(order, { workers: 0 });
  await using front = await startFront(site.simulator.url);
  const stage: Stage = { order, site, front, told: 0, planned: 0, violations: [] };
  const opening = PROVIDERS.flatMap((provider) => upTo(order, openingAnswersOf(provider)));

  const worker = await startWorker(site, site.simulator.url);
  await playAll(stage, opening.filter(({ way }) => "fault" in way).map(openingScene));
  await playAll(stage, quietScenes(order));
  await worker.process.end("SIGTERM");
  // Answers that the simulator has no fault for come from a front before it, which speaks a simpler HTTP.
  const said = opening.filter(({ way }) => "says" in way);
  if (said.length > 0) await startWorker(site, front.url);
  await playAll(stage, said.map(openingScene));
  return await judge(stage, opening.length);
}

interface Stage {
  readonly order: Order;
  readonly site: Site;
  readonly front: Front;
  planned: number;
  /** Scenes in which all answers were given. */
  told: number;
  readonly violations: string[];
}

type Scene = (stage: Stage) => Promise<Played>;

const openingScene =
  (answer: OpeningAnswer): Scene =>
  ({ site, front }) =>
    playOpening(site, front, answer);

/** The n-th odd answer of every provider at once, and the n-th answer about a record. */
function quietScenes(order: Order): Scene[] {
  const nth = <T>(lists: readonly (readonly T[])[], at: number) => lists.flatMap((list) => list[at] ?? []);
  const numbers = (lists: readonly (readonly unknown[])[]) =>
    upTo(
      order,
      Array.from({ length: most(lists) }, (_, at) => at),
    );
  const harmless = PROVIDERS.map(harmlessAnswersOf);
  const reveals = recordAnswersOf("APOLLO");
  const records = PROVIDERS.filter((provider) => provider !== "APOLLO").map(recordAnswersOf);
  return [
    ...numbers(harmless).map(
      (at): Scene =>
        ({ site }) =>
          playHarmless(site, nth(harmless, at)),
    ),
    ...numbers(records).map(
      (at): Scene =>
        ({ site }) =>
          playRecords(site, nth(records, at)),
    ),
    ...upTo(order, reveals).map(
      (answer): Scene =>
        ({ site }) =>
          playReveal(site, answer),
    ),
  ];
}

const upTo = <T>({ rounds }: Order, list: readonly T[]): readonly T[] => list.slice(0, rounds);

const startWorker = (site: Site, providersUrl: string) =>
  site.startWorker({ env: workersProviders(providersUrl, { deadlineMs: DEADLINE_MS }) });

async function playAll(stage: Stage, scenes: readonly Scene[]): Promise<void> {
  for (const scene of scenes) {
    if (stage.order.signal.aborted) return;
    const { told, violations } = await scene(stage);
    stage.planned += 1;
    stage.told += told ? 1 : 0;
    stage.violations.push(...violations);
    if (stage.planned % 10 === 0)
      stage.order.progress(`${stage.planned} scenes, ${stage.violations.length} complaints`);
  }
}

async function judge({ site, planned, told, violations }: Stage, opening: number): Promise<Finding> {
  const [rows] = await rowsOf<Rows>(site, ROWS);
  return {
    faults: { planned, done: told },
    jobs: { planned: rows?.jobs ?? 0, done: rows?.over ?? 0 },
    figures: {
      "answers that mean failure": String(opening),
      openings: String(rows?.openings),
      "calls that failed": String(rows?.failed),
    },
    violations: [...violations, ...(await judgeSite(site))],
  };
}

interface Rows {
  readonly jobs: number;
  readonly over: number;
  readonly openings: number;
  readonly failed: number;
}

const ROWS = `
  SELECT count(*)::int AS jobs, count(*) FILTER (WHERE finished_at IS NOT NULL)::int AS over,
         (SELECT count(*)::int FROM breaker_event WHERE kind = 'OPENED') AS openings,
         (SELECT count(*)::int FROM provider_call WHERE outcome = 'FAILED') AS failed
  FROM job`;
