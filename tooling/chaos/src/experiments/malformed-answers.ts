import { PROVIDERS, type Provider, searchCriteriaSchema } from "@leadgen/core";
import { clientName, createProviders, providersConfig } from "@leadgen/providers";
import type { Simulator } from "@leadgen/simulator";
import { testSimulator } from "@leadgen/testkit/simulator";
import type { CallingAnswer, CallingOrder } from "../crew/calling-member.ts";
import { type Crew, startCrew } from "../crew/crew.ts";
import type { Experiment, Finding, Order } from "../experiment.ts";
import { type Front, type HonestAnswer, startFront } from "../misbehaviour/front.ts";
import { type Malformed, malformedOf } from "../misbehaviour/malformed.ts";
import { WAYS } from "../misbehaviour/ways.ts";
import type { Known } from "../providers/known-provider.ts";
import { quantile } from "../quantile.ts";
import { type Random, randomOf } from "../random.ts";
import { LAB_KEY } from "../site/environment.ts";

/** A client's deadline for a whole call, in milliseconds. */
const DEADLINE_MS = 3_000;
/** Used where the deadline itself ends the call. */
const SHORT_DEADLINE_MS = 300;
/** Time from the deadline to the end of the call. */
const SLACK_MS = 500;
/** Share of the calls before the first measurement of memory: what a process allocates once is no leak. */
const WARM_UP = 0.4;
/** How much the heap may grow, buffers included, in bytes: less than a handful of bodies. */
const MORE_HEAP = 16 * 1024 * 1024;
/** How much the process may grow in all. An allocator keeps pages that it has had; keeping the body of every tenth call would exceed this. */
const MORE_RSS = 160 * 1024 * 1024;
/** Most bytes read of an endless body: the client's limit plus what fits into the socket buffers. */
const MOST_TAKEN = 16 * 1024 * 1024;

export const malformedAnswers: Experiment = {
  name: "malformed-answers",
  fault:
    "each provider never answers, drips, resets, cuts the body, sends 50 MB, and malformed answers under a seed",
  mustHold:
    "a call ends by its deadline as data or as a failure of the right kind; memory and sockets return",
  rounds: { full: 500, short: 40 },
  run,
};

async function run(order: Order): Promise<Finding> {
  await using simulator = await testSimulator({ seed: `chaos-${order.seed}` });
  await using front = await startFront(simulator.url);
  const known = await knownTo(simulator);
  await using crew = startCrew<CallingOrder, CallingAnswer>(
    new URL("../crew/calling-member.ts", import.meta.url),
    { members: 1, args: [front.url, JSON.stringify(known)] },
  );
  const stage: Stage = { order, front, crew, random: randomOf(order.seed), calls: [] };
  const honest = await honestAnswers(stage);
  for (let call = 0; call < WARM_UP * order.rounds * PROVIDERS.length; call++)
    await misbehaveOnce(stage, honest, call);
  const before = await crew.ask(0, { do: "measure" });
  const warmUp = stage.calls.splice(0);
  for (const provider of PROVIDERS) for (const way of WAYS) await suffer(stage, provider, way);
  for (let call = 0; call < order.rounds * PROVIDERS.length; call++) {
    if (order.signal.aborted) break;
    await misbehaveOnce(stage, honest, call);
    if (call % 500 === 499) order.progress(`${call + 1} of ${order.rounds * PROVIDERS.length} answers`);
  }
  const after = await crew.ask(0, { do: "measure" });
  return judge(stage, { warmUp, before, after });
}

interface Stage {
  readonly order: Order;
  readonly front: Front;
  readonly crew: Crew<CallingOrder, CallingAnswer>;
  readonly random: Random;
  readonly calls: Call[];
}

interface Call {
  readonly provider: Provider;
  readonly malformed: Malformed;
  readonly deadlineMs: number;
  readonly answer: CallingAnswer;
}

type Honest = ReadonlyMap<Provider, HonestAnswer>;

/** Gets a good answer of each provider; these are then malformed. */
async function honestAnswers({ front, crew }: Stage): Promise<Honest> {
  const honest = new Map<Provider, HonestAnswer>();
  front.decide = (provider, answer) => {
    honest.set(provider, answer);
    return undefined;
  };
  for (const provider of PROVIDERS) {
    const { came } = await crew.ask(0, { do: "call", provider, deadlineMs: DEADLINE_MS });
    if (came !== "DATA") throw new Error(`An honest answer of ${provider} came to ${came}.`);
  }
  return honest;
}

async function misbehaveOnce(stage: Stage, honest: Honest, call: number): Promise<void> {
  const provider = PROVIDERS[call % PROVIDERS.length] ?? "OPENAI";
  const answer = honest.get(provider);
  if (answer !== undefined) await suffer(stage, provider, malformedOf(answer, stage.random));
}

async function suffer(
  { front, crew, calls }: Stage,
  provider: Provider,
  malformed: Malformed,
): Promise<void> {
  front.decide = () => malformed.act;
  const deadlineMs = malformed.only === "TIMEOUT" ? SHORT_DEADLINE_MS : DEADLINE_MS;
  const answer = await crew.ask(0, { do: "call", provider, deadlineMs });
  calls.push({ provider, malformed, deadlineMs, answer });
}

interface Measured {
  readonly warmUp: readonly Call[];
  readonly before: CallingAnswer;
  readonly after: CallingAnswer;
}

function judge({ order, front, calls }: Stage, { warmUp, before, after }: Measured): Finding {
  const planned = PROVIDERS.length * (order.rounds + WAYS.length);
  const all = [...warmUp, ...calls];
  const late = calls.map(({ answer, deadlineMs }) => answer.ms - deadlineMs);
  const grown = (what: "heap" | "rss") => after[what] - before[what];
  const leaks = [
    ...(grown("heap") > MORE_HEAP ? [`The heap has grown by ${megabytes(grown("heap"))}.`] : []),
    ...(grown("rss") > MORE_RSS ? [`The process has grown by ${megabytes(grown("rss"))}.`] : []),
    ...(after.sockets > before.sockets
      ? [`${after.sockets} sockets are left, ${before.sockets} before.`]
      : []),
    ...(front.mostTaken > MOST_TAKEN ? [`${megabytes(front.mostTaken)} of one answer were taken.`] : []),
  ];
  return {
    faults: { planned, done: calls.length },
    jobs: { planned, done: calls.filter(({ answer }) => !answer.came.startsWith("BAD")).length },
    figures: {
      "calls by what they came to": tally(calls.map(({ answer }) => answer.came.split(":")[0] ?? "")),
      "after the deadline, at most": `${Math.max(...late).toFixed(0)} ms`,
      "a malformed answer, p99": `${quantile(
        calls.filter(({ malformed }) => malformed.only !== "TIMEOUT").map(({ answer }) => answer.ms),
        0.99,
      ).toFixed(0)} ms`,
      "heap and process, after against before": `${megabytes(grown("heap"))}, ${megabytes(grown("rss"))}`,
      "most taken of an endless body": megabytes(front.mostTaken),
    },
    violations: [...all.flatMap(complaintsAbout), ...leaks],
    late: all.flatMap(lateOf),
  };
}

function lateOf({ provider, malformed, deadlineMs, answer }: Call): string[] {
  const after = answer.ms - deadlineMs;
  return after > SLACK_MS
    ? [`${provider}, ${malformed.family}: ended ${after.toFixed(0)} ms after its deadline.`]
    : [];
}

function complaintsAbout({ provider, malformed, answer }: Call): string[] {
  const what = `${provider}, ${malformed.family}`;
  if (answer.came.startsWith("BAD")) return [`${what}: ${answer.came}`];
  const wrong = malformed.only !== undefined && answer.came !== malformed.only;
  return wrong ? [`${what}: came to ${answer.came}, not ${malformed.only}.`] : [];
}

/** People and a campaign that the simulator knows, so that its honest answers have content. */
async function knownTo(simulator: Simulator): Promise<Known> {
  const providers = createProviders(
    providersConfig((provider) => ({
      apiKey: LAB_KEY,
      baseUrl: simulator.baseUrls[clientName(provider)],
    })),
  );
  const criteria = searchCriteriaSchema.parse({ titles: ["Head of Operations"], locations: ["Denmark"] });
  const found = await providers.apollo.searchPeople(criteria, { page: 1, perPage: 2 });
  const made = await providers.instantly.createCampaign({ name: "Chaos" });
  await providers.close();
  if (found.outcome !== "SUCCEEDED" || made.outcome !== "SUCCEEDED")
    throw new Error("chaos-k1: the simulator knows nobody");
  return { personIds: found.data.people.map(({ id }) => id), campaignId: made.data.campaignId };
}

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

function tally(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => `${name} ${count}`).join(", ");
}
