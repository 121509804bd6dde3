import { closeBreaker, openBreaker, type Tx } from "@leadgen/core/outreach";
import { CommitOutcomeUnknownError, transaction } from "@leadgen/db";
import type { Experiment, Finding, Order } from "../experiment.ts";
import { inSeconds } from "../figures.ts";
import { brokenInvariants } from "../judge/broken-invariants.ts";
import { judgeSite } from "../judge/judge-site.ts";
import { quantile } from "../quantile.ts";
import { randomOf } from "../random.ts";
import { type OwnServer, startOwnServer } from "../server/own-server.ts";
import { patientAllOver, patientRows, patientUntil } from "../server/patient.ts";
import { seedCampaigns } from "../site/campaigns.ts";
import { exits } from "../site/exits.ts";
import { setLatency } from "../site/latency.ts";
import { type Site, startSite } from "../site/site.ts";

const WORKERS = 2;
/** Fewest live jobs that each opening and closing must move. All of them are worked off at the end, so fewer for few rounds. */
const liveFor = ({ rounds }: Order): number => (rounds < 10 ? 150 : 500);
/** Most jobs that may end in one round, with a margin. */
const ENDED_A_ROUND = 15;
/** Time from the first connection that PostgreSQL accepts to the first provider call, in milliseconds. */
const BOUND_MS = 10_000;
/** Calls are slow, so that the jobs last for all rounds. */
const LATENCY_MS = 3_000;
/** Kills that may come after the transaction has ended, in addition to one for each round. */
const MISSES = 5;
/** About how long an opening or closing of so few jobs takes, in milliseconds. */
const LONGEST_MS = 30;

export const postgresCrash: Experiment = {
  name: "postgres-crash",
  fault:
    "PostgreSQL stopped hard (SIGQUIT, SIGKILL of all its processes) in the middle of opening and closing",
  mustHold: `old state or new, never mixed; work within ${BOUND_MS / 1_000} s of PostgreSQL being back`,
  rounds: { full: 200, short: 2 },
  run,
};

interface Round {
  readonly what: "OPEN" | "CLOSE";
  /** What was running: the number of the statement, or the COMMIT. */
  readonly during: string;
  readonly outcome: "old" | "new";
  readonly backMs: number;
  readonly violations: readonly string[];
}

async function run(order: Order): Promise<Finding> {
  await using server = await startOwnServer({ folder: await order.folder() });
  await using site = await startSite(order, { workers: WORKERS, database: server, settings: "product" });
  setLatency(site, LATENCY_MS);
  await seedCampaigns(site, { campaigns: 1, leads: leadsFor(order), goodAddresses: false });
  const random = randomOf(order.seed).fraction;
  const rounds: Round[] = [];
  let missed = 0;
  while (missed < MISSES + order.rounds && rounds.length < order.rounds && !order.signal.aborted) {
    const round = await crashDuring(site, server, { number: rounds.length, random });
    if (round.during === "") missed++;
    else rounds.push(round);
    for (const violation of round.violations) order.progress(violation);
    order.progress(
      `${rounds.length} of ${order.rounds}: ${round.what}, ${round.during || "missed"}, ${round.outcome}, work after ${round.backMs.toFixed(0)} ms`,
    );
  }
  setLatency(site, 0);
  await patientAllOver(site.pool);
  return judge(order, rounds, [...(await judgeSite(site)), ...exits(site)]);
}

const leadsFor = (order: Order): number => liveFor(order) + ENDED_A_ROUND * order.rounds;

interface Turn {
  readonly number: number;
  readonly random: () => number;
}

async function crashDuring(site: Site, server: OwnServer, { number, random }: Turn): Promise<Round> {
  const what = number % 2 === 0 ? "OPEN" : "CLOSE";
  const how = number % 4 < 2 ? "immediate" : "kill";
  await patientUntil(site.pool, BUSY);
  if (what === "CLOSE") await move(site, "OPEN");
  const before = await stateOf(site);
  const blow = await server.aim(how);
  const fatal = fatalMoment({ what, random, blow });
  const told = await move(site, what, fatal).then(
    () => "done",
    (error: unknown) => (error instanceof CommitOutcomeUnknownError ? "unknown" : "failed"),
  );
  fatal.over();
  await server.stopped(how);
  await server.start();
  const [back] = await patientRows<{ at: Date }>(site.pool, "SELECT clock_timestamp() AS at");
  const after = await stateOf(site);
  const violations = lookAt(what, { before, after, told, live: liveFor(site.order) });
  violations.push(...(await brokenInvariants(site.pool)));
  if (after.state === "OPEN") await move(site, "CLOSE");
  const [work] = await firstCall(site, back?.at ?? new Date(0));
  return {
    what,
    during: fatal.during(),
    outcome: after.events === before.events ? "old" : "new",
    backMs: work?.ms ?? Number.POSITIVE_INFINITY,
    violations: violations.map(
      (violation) => `Round ${number + 1} (${what}, ${how}, ${fatal.during()}): ${violation}`,
    ),
  };
}

interface Fatal {
  readonly wrap: (tx: Tx) => Tx;
  beforeCommit(): void;
  /** The transaction has ended; a later kill has missed it. */
  over(): void;
  /** Empty if the kill missed. */
  during(): string;
}

const HARMLESS = { wrap: (tx: Tx): Tx => tx, beforeCommit: () => undefined };

/** Statements of an opening and of a closing, the lock included; one of them, or the COMMIT, is picked at random. */
const STATEMENTS = 7;
const COMMITS = 0.25;

/** Kills PostgreSQL while one statement of the transaction, or its COMMIT, is running. */
function fatalMoment(input: { what: string; random: () => number; blow: () => void }): Fatal {
  const { random, blow } = input;
  const chosen = random() < COMMITS ? Number.POSITIVE_INFINITY : 1 + Math.floor(random() * STATEMENTS);
  // Cubed: most statements take a millisecond, the one over all jobs takes tens of milliseconds.
  const delay = random() ** 3 * LONGEST_MS;
  let statement = 0;
  let during = "";
  let over = false;
  const strike = (name: string, wait = delay) => {
    const hit = () => {
      if (!over) during = `from ${name}`;
      blow();
    };
    if (wait < 1) hit();
    else setTimeout(hit, wait);
  };
  return {
    wrap: (tx) => ({
      query(sql, params) {
        const answer = tx.query<never>(sql, params);
        if (++statement === chosen) strike(`statement ${statement}`);
        return answer;
      },
    }),
    beforeCommit() {
      if (statement >= chosen) return;
      // After the COMMIT is sent, which happens in this turn of the event loop.
      setImmediate(() => strike("COMMIT", delay / 10));
    },
    over() {
      over = true;
    },
    during: () => during,
  };
}

/** Does what an operator's request does, but in this process: only here can the moment be chosen. */
async function move(
  site: Site,
  to: "OPEN" | "CLOSE",
  { wrap, beforeCommit }: Pick<Fatal, "wrap" | "beforeCommit"> = HARMLESS,
): Promise<void> {
  const actor = "operator:chaos";
  await transaction(site.pool, async (tx) => {
    const wrapped = wrap(tx);
    if (to === "OPEN") await openBreaker(wrapped, { actor, reason: "Wrong e-mails go out" });
    else {
      const [breaker] = await tx.query<{ epoch: number }>("SELECT epoch FROM breaker");
      await closeBreaker(wrapped, { actor, reason: "Mended", epoch: breaker?.epoch ?? -1 });
    }
    beforeCommit();
  });
}

interface State {
  readonly state: "OPEN" | "CLOSED";
  readonly epoch: number;
  readonly events: number;
  /** Jobs changed by the last event. */
  readonly changed: number;
  readonly live: number;
  readonly paused: number;
  /** Doorbells of PAUSED jobs that no worker has answered yet. (I8 checks those of PENDING jobs.) */
  readonly strayBells: number;
  readonly campaigns: string;
}

const stateOf = async (site: Site): Promise<State> => {
  const [state] = await patientRows<State>(site.pool, STATE);
  if (state === undefined) throw new Error("chaos-e20: the breaker has no row");
  return state;
};

function lookAt(
  what: "OPEN" | "CLOSE",
  { before, after, told, live }: { before: State; after: State; told: string; live: number },
): string[] {
  const violations: string[] = [];
  const isNew = after.events === before.events + 1;
  if (!isNew && after.events !== before.events) violations.push(`${after.events - before.events} events.`);
  if (told === "done" && !isNew) violations.push("The transaction was reported as done, and is not there.");
  if (told === "failed" && isNew) violations.push("The transaction was reported as failed, and is there.");
  const state = isNew ? (what === "OPEN" ? "OPEN" : "CLOSED") : before.state;
  const epoch = before.epoch + (isNew && what === "OPEN" ? 1 : 0);
  if (after.state !== state || after.epoch !== epoch) {
    violations.push(`The breaker is ${after.state} at ${after.epoch}, not ${state} at ${epoch}.`);
  }
  if (isNew && after.changed < live) violations.push(`Only ${after.changed} jobs were moved.`);
  const paused = state === "OPEN" ? after.live : 0;
  if (after.paused !== paused) violations.push(`${after.paused} jobs are PAUSED, not ${paused}.`);
  if (after.strayBells > IN_HAND) violations.push(`${after.strayBells} doorbells of PAUSED jobs.`);
  if (after.campaigns !== before.campaigns) violations.push("A campaign was changed.");
  return violations;
}

/** Limit for doorbells that workers held at the opening: if their fetch was lost they are unlocked, and later answered without a claim. */
const IN_HAND = 50;

const BUSY = "SELECT count(*) > 0 FROM provider_call WHERE outcome IS NULL";

// One snapshot, so that workers going on at the same time do not blur it.
const STATE = `
  SELECT breaker.state, breaker.epoch,
         (SELECT count(*)::int FROM breaker_event) AS events,
         coalesce((SELECT jobs_changed FROM breaker_event ORDER BY id DESC LIMIT 1), 0) AS changed,
         (SELECT count(*)::int FROM job WHERE finished_at IS NULL) AS live,
         (SELECT count(*)::int FROM job WHERE status = 'PAUSED') AS paused,
         (SELECT count(*)::int FROM job JOIN graphile_worker._private_jobs AS bell ON bell.id = doorbell_id
          WHERE status = 'PAUSED' AND bell.attempts = 0) AS "strayBells",
         (SELECT string_agg(campaign::text, ';' ORDER BY id) FROM campaign) AS campaigns
  FROM breaker`;

const FIRST_CALL = `
  SELECT extract(epoch FROM min(started_at) - $1::timestamptz)::float8 * 1000 AS ms
  FROM provider_call WHERE started_at > $1::timestamptz`;

async function firstCall(site: Site, since: Date): Promise<{ ms: number }[]> {
  const some = "SELECT count(*) > 0 FROM provider_call WHERE started_at > $1::timestamptz";
  await patientUntil(site.pool, some, { params: [since] });
  return patientRows<{ ms: number }>(site.pool, FIRST_CALL, [since]);
}

function judge(order: Order, rounds: readonly Round[], broken: readonly string[]): Finding {
  const leads = leadsFor(order);
  const back = rounds.map(({ backMs }) => backMs);
  const slow = back.filter((ms) => ms > BOUND_MS);
  const count = (test: (round: Round) => boolean) => String(rounds.filter(test).length);
  return {
    faults: { planned: order.rounds, done: rounds.length },
    jobs: { planned: leads, done: leads },
    figures: {
      "old state, new state": `${count((r) => r.outcome === "old")}, ${count((r) => r.outcome === "new")}`,
      "struck at COMMIT": count(({ during }) => during === "from COMMIT"),
      "PostgreSQL back to the first provider call": `p50 ${inSeconds(quantile(back, 0.5), 2)}, p99 ${inSeconds(quantile(back, 0.99), 2)}, longest ${inSeconds(quantile(back, 1), 2)}`,
    },
    violations: [...rounds.flatMap(({ violations }) => violations), ...broken],
    late: slow.map((ms) => `Work began ${inSeconds(ms, 2)} after PostgreSQL was back.`),
  };
}
