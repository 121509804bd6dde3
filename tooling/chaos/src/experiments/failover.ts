import type { Experiment, Finding, Order } from "../experiment.ts";
import { inSeconds, spread } from "../figures.ts";
import { brokenInvariants } from "../judge/broken-invariants.ts";
import { judgeSite } from "../judge/judge-site.ts";
import { patientAllOver, patientRows, patientUntil } from "../server/patient.ts";
import { answered, type State, stateOf } from "../server/patient-operator.ts";
import { type ServerPair, startServerPair } from "../server/server-pair.ts";
import { seedCampaigns } from "../site/campaigns.ts";
import { NOBODY_DIES } from "../site/environment.ts";
import { exits } from "../site/exits.ts";
import { setLatency } from "../site/latency.ts";
import { closeAsOperator, openAsOperator } from "../site/operator.ts";
import { IS_OPEN } from "../site/rows.ts";
import { type Site, startSite } from "../site/site.ts";

/**
 * - switchover: the primary stops in order.
 * - synchronous, asynchronous: the primary is killed; its commits had waited for the standby, or had not.
 * - cut off: asynchronous, and the standby had received nothing for a while.
 */
type Way = "switchover" | "synchronous" | "asynchronous" | "cut off";
/** The lossy ways come last: the judge would report what they lose as missing from the other rounds. */
const SAFE: readonly Way[] = ["switchover", "synchronous"];
const LOSSY: readonly Way[] = ["cut off", "asynchronous"];

/** Time from a writable node to the first intent, and to the API's answer to an emergency stop, in milliseconds. */
const BOUND_MS = 10_000;
/** Long enough that calls are always under way. */
const LATENCY_MS = 1_000;
/** More jobs than are done before the failover. */
const JOBS_A_ROUND = 60;
/** Intents that a cut-off standby misses: more than there are connections, so that most were confirmed to workers. */
const MISSED = 20;

export const failover: Experiment = {
  name: "failover",
  fault:
    "a standby takes over from the primary, which stops in order or is killed, with synchronous replication and without",
  mustHold: `no process ends; work and the emergency stop within ${BOUND_MS / 1_000} s; OPEN if commits may be missing, and nothing lost or repeated otherwise`,
  rounds: { full: 60, short: 3 },
  run,
};

interface Round {
  readonly way: Way;
  /** Milliseconds since a node takes writes. */
  readonly backMs: number;
  readonly stopMs: number;
  readonly opened: boolean;
  /** Whether the killed primary had commits that the new primary lacks. */
  readonly missing: boolean;
  readonly unknown: number;
  readonly violations: readonly string[];
}

async function run(order: Order): Promise<Finding> {
  await using pair = await startServerPair(await order.folder());
  await using site = await startSite(order, { workers: 2, api: true, database: pair, env: NOBODY_DIES });
  const lossy = Math.ceil(order.rounds / 3);
  const safe = await turns(site, pair, { ways: SAFE, rounds: order.rounds - lossy });
  const judged = await judgeSite(site);
  const lost = await turns(site, pair, { ways: LOSSY, rounds: lossy });
  const rounds = [...safe, ...lost];
  const jobs = JOBS_A_ROUND * order.rounds;
  return {
    faults: { planned: order.rounds, done: rounds.length },
    jobs: { planned: jobs, done: jobs },
    figures: figuresOf(rounds),
    violations: [
      ...rounds.flatMap(({ way, violations }) => violations.map((each) => `${way}: ${each}`)),
      ...judged,
      ...(await brokenInvariants(site.pool)),
      ...exits(site),
    ],
    late: rounds.flatMap(({ way, backMs, stopMs }) =>
      Math.max(backMs, stopMs) > BOUND_MS
        ? [`${way}: work after ${inSeconds(backMs, 2)}, the emergency stop after ${inSeconds(stopMs, 2)}.`]
        : [],
    ),
  };
}

async function turns(
  site: Site,
  pair: ServerPair,
  { ways, rounds: wanted }: { ways: readonly Way[]; rounds: number },
): Promise<Round[]> {
  setLatency(site, LATENCY_MS);
  if (wanted > 0) {
    await seedCampaigns(site, { campaigns: 1, leads: JOBS_A_ROUND * wanted, goodAddresses: false });
  }
  const rounds: Round[] = [];
  while (rounds.length < wanted && !site.order.signal.aborted) {
    const way = ways[rounds.length % ways.length] ?? "switchover";
    const round = await takeOver(site, pair, way);
    rounds.push(round);
    site.order.progress(
      `${rounds.length} of ${wanted}: ${way}; work after ${round.backMs.toFixed(0)} ms, stopped after ${round.stopMs.toFixed(0)} ms, ${round.missing ? "commits missing" : "nothing missing"}, ${round.opened ? "OPEN" : "CLOSED"}, ${round.unknown} UNKNOWN`,
    );
  }
  setLatency(site, 0);
  if (wanted > 0) await patientAllOver(site.pool);
  return rounds;
}

async function takeOver(site: Site, pair: ServerPair, way: Way): Promise<Round> {
  await pair.synchronous(way === "synchronous");
  await patientUntil(site.pool, BUSY);
  const before = await stateOf(site);
  if (way === "cut off") {
    await pair.cutStandbyOff();
    // Counted from here: the standby may have received calls made while it was being cut off.
    const { calls } = await stateOf(site);
    await patientUntil(site.pool, "SELECT count(*) >= $1 FROM provider_call", { params: [calls + MISSED] });
  }
  await (way === "switchover" ? pair.switchOver() : pair.failOver());
  const writable = Date.now();
  const backMs = (await firstAfter(site, new Date(writable))).getTime() - writable;
  // A worker none of whose commits are missing may start a moment before the one that notices the loss.
  if (way === "cut off") await patientUntil(site.pool, IS_OPEN).catch(() => undefined);
  const opened = await stateOf(site);
  await answered(() => openAsOperator(site), [200, 409]);
  const stopMs = Date.now() - writable;
  const { epoch } = await stateOf(site);
  const missing = way === "switchover" ? false : await isMissing(site, pair);
  await pair.rejoin();
  await answered(() => closeAsOperator(site, epoch));
  const after = await stateOf(site);
  const round = {
    way,
    backMs,
    stopMs,
    opened: opened.epoch > before.epoch,
    missing,
    unknown: after.unknown - before.unknown,
  };
  return { ...round, violations: violationsOf(round, { reason: opened.reason, why: after.why }) };
}

/** When work went on: an intent that was seen first may be withdrawn before the second look. */
async function firstAfter(site: Site, since: Date): Promise<Date> {
  for (;;) {
    await patientUntil(site.pool, GOES_ON, { params: [since] });
    const [first] = await patientRows<{ at: Date | null }>(site.pool, FIRST, [since]);
    if (first !== undefined && first.at !== null) return first.at;
  }
}

function violationsOf(
  { way, opened, missing, unknown }: Omit<Round, "violations">,
  { reason, why }: Pick<State, "reason" | "why">,
): string[] {
  const found: string[] = [];
  // A killed primary may have commits on disk that still waited for the standby. No client was told of those; the judge checks the rest.
  if (opened && (!missing || SAFE.includes(way))) found.push(`the breaker was opened for nothing: ${reason}`);
  if (opened && !reason.includes("has lost what leadgen wrote")) found.push(`it does not say why: ${reason}`);
  if (way === "cut off" && !missing) found.push("nothing is missing although the standby was cut off.");
  if (way === "cut off" && !opened) found.push("commits are missing, and the breaker stayed CLOSED.");
  if (way === "switchover" && unknown > 0) found.push(`${unknown} calls became UNKNOWN: ${why}`);
  return found;
}

/** Whether the last commit of the killed primary is missing from the new one. The transaction id alone proves nothing: it is used again. */
async function isMissing(site: Site, pair: ServerPair): Promise<boolean> {
  const [last] = await pair.askTheDead<{ xid: string; at: string }>(LAST_COMMIT);
  const [same] = await patientRows<{ same: boolean }>(site.pool, SAME_COMMIT, [last?.xid, last?.at]);
  return same?.same !== true;
}

const LAST_COMMIT = "SELECT xid::text, timestamp::text AS at FROM pg_last_committed_xact()";

const SAME_COMMIT = `
  SELECT CASE WHEN $1::xid8 < pg_snapshot_xmax(pg_current_snapshot())
              THEN pg_xact_commit_timestamp($1::xid8::xid) IS NOT DISTINCT FROM $2::timestamptz END AS same`;

const BUSY = "SELECT count(*) > 0 FROM provider_call WHERE outcome IS NULL";

const GOES_ON = `
  SELECT EXISTS (SELECT FROM provider_call WHERE started_at > $1::timestamptz)
      OR EXISTS (SELECT FROM breaker_event WHERE at > $1::timestamptz)`;

const FIRST = `
  SELECT least((SELECT min(started_at) FROM provider_call WHERE started_at > $1::timestamptz),
               (SELECT min(at) FROM breaker_event WHERE at > $1::timestamptz)) AS at`;

function figuresOf(rounds: readonly Round[]): Record<string, string> {
  return Object.fromEntries(
    [...SAFE, ...LOSSY].flatMap((way) => {
      const mine = rounds.filter((round) => round.way === way);
      if (mine.length === 0) return [];
      const count = (test: (round: Round) => boolean) => mine.filter(test).length;
      const unknown = mine.reduce((sum, round) => sum + round.unknown, 0);
      const times = `work after ${spread(
        mine.map(({ backMs }) => backMs),
        2,
      )}; emergency stop after ${spread(
        mine.map(({ stopMs }) => stopMs),
        2,
      )}`;
      const kept = `commits missing in ${count(({ missing }) => missing)}, OPEN in ${count(({ opened }) => opened)}, ${unknown} calls UNKNOWN`;
      return [[`${way}, ${mine.length} rounds`, `${times}; ${kept}`]];
    }),
  );
}
