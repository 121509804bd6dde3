import { setTimeout as pause } from "node:timers/promises";
import type { Experiment, Finding, Order } from "../experiment.ts";
import { inSeconds, spread, sum } from "../figures.ts";
import { judgeSite } from "../judge/judge-site.ts";
import { askWhileAway, sentBetween } from "../judge/while-away.ts";
import { type OwnServer, startOwnServer } from "../server/own-server.ts";
import { patientAllOver, patientRows, patientUntil } from "../server/patient.ts";
import { answered, stateOf } from "../server/patient-operator.ts";
import { seedCampaigns } from "../site/campaigns.ts";
import { NOBODY_DIES } from "../site/environment.ts";
import { exits } from "../site/exits.ts";
import { setLatency } from "../site/latency.ts";
import { closeAsOperator, openAsOperator } from "../site/operator.ts";
import { BUSY } from "../site/rows.ts";
import { type Site, startSite } from "../site/site.ts";

/** Time for the API to answer UNKNOWN, in milliseconds. */
const TOLD_MS = 5_000;
/** Time from a writable server to the first intent, and to the API's answer to an emergency stop, in milliseconds. */
const BACK_MS = 10_000;
/** How long the server is read-only, and how often the API is asked during that time, in milliseconds. */
const READ_ONLY_MS = 10_000;
const EVERY_MS = 1_000;
/** Long enough that work is left when the server takes writes again. */
const LATENCY_MS = 1_000;
const JOBS_A_ROUND = 100;

export const readOnly: Experiment = {
  name: "read-only",
  fault: `the database answers and takes no writes for ${READ_ONLY_MS / 1_000} s, as in a switchover: it comes back as a standby`,
  mustHold: `no process ends, no provider call, UNKNOWN and not ready meanwhile; work and the emergency stop within ${BACK_MS / 1_000} s`,
  rounds: { full: 20, short: 1 },
  run,
};

interface Round {
  /** Milliseconds of each of the API's answers while the server is read-only. */
  readonly told: readonly number[];
  /** Milliseconds since the server takes writes. */
  readonly backMs: number;
  readonly stopMs: number;
  readonly unknown: number;
  readonly violations: readonly string[];
}

async function run(order: Order): Promise<Finding> {
  await using server = await startOwnServer({ folder: await order.folder() });
  await using site = await startSite(order, { workers: 2, api: true, database: server, env: NOBODY_DIES });
  setLatency(site, LATENCY_MS);
  const leads = JOBS_A_ROUND * order.rounds;
  await seedCampaigns(site, { campaigns: 1, leads, goodAddresses: false });
  const rounds: Round[] = [];
  while (rounds.length < order.rounds && !order.signal.aborted) {
    const round = await refuseWrites(site, server);
    rounds.push(round);
    order.progress(
      `${rounds.length} of ${order.rounds}: told after ${Math.max(...round.told).toFixed(0)} ms, work after ${round.backMs.toFixed(0)} ms, stopped after ${round.stopMs.toFixed(0)} ms, ${round.unknown} UNKNOWN`,
    );
  }
  setLatency(site, 0);
  await patientAllOver(site.pool);
  const told = rounds.flatMap((round) => round.told);
  const times = (of: (round: Round) => number) => spread(rounds.map(of), 2);
  return {
    faults: { planned: order.rounds, done: rounds.length },
    jobs: { planned: leads, done: leads },
    figures: {
      "UNKNOWN and not ready": spread(told, 2),
      "work again": times(({ backMs }) => backMs),
      "emergency stop": times(({ stopMs }) => stopMs),
      "calls UNKNOWN": String(sum(rounds.map(({ unknown }) => unknown))),
    },
    violations: [
      ...rounds.flatMap(({ violations }, at) => violations.map((each) => `Round ${at + 1}: ${each}`)),
      ...(await judgeSite(site)),
      ...exits(site),
    ],
    late: rounds.flatMap(({ told: answers, backMs, stopMs }, at) => [
      ...answers.filter((ms) => ms > TOLD_MS).map((ms) => `Round ${at + 1}: told after ${inSeconds(ms, 2)}.`),
      ...(Math.max(backMs, stopMs) > BACK_MS
        ? [
            `Round ${at + 1}: work after ${inSeconds(backMs, 2)}, the emergency stop after ${inSeconds(stopMs, 2)}.`,
          ]
        : []),
    ]),
  };
}

async function refuseWrites(site: Site, server: OwnServer): Promise<Round> {
  await patientUntil(site.pool, BUSY);
  const before = await stateOf(site);
  await server.demoted();
  const begun = Date.now();
  const told: number[] = [];
  const violations: string[] = [];
  while (Date.now() < begun + READ_ONLY_MS) {
    for (const { ms, unknown, said } of await askWhileAway(site)) {
      told.push(ms);
      if (!unknown) violations.push(said);
    }
    // Nothing can be stopped where nothing can be written, and the operator is told so.
    const stop = await openAsOperator(site);
    if (stop.status !== 503) violations.push(`An emergency stop was answered ${stop.status}.`);
    // The duration is part of the fault.
    await pause(EVERY_MS);
  }
  const sent = await sentBetween(site, begun, Date.now());
  if (sent > 0) violations.push(`${sent} provider calls began while nothing could be written.`);
  await server.promoted();
  const writable = Date.now();
  await patientUntil(site.pool, WORKS, { params: [new Date(writable)] });
  const [first] = await patientRows<{ at: Date }>(site.pool, FIRST, [new Date(writable)]);
  const backMs = (first?.at.getTime() ?? Number.POSITIVE_INFINITY) - writable;
  const now = await stateOf(site);
  if (now.state !== "CLOSED") violations.push(`The breaker is ${now.state}: ${now.reason}`);
  await answered(() => openAsOperator(site));
  const stopMs = Date.now() - writable;
  const { epoch, unknown } = await stateOf(site);
  await answered(() => closeAsOperator(site, epoch));
  return { told, backMs, stopMs, unknown: unknown - before.unknown, violations };
}

const WORKS = "SELECT EXISTS (SELECT FROM provider_call WHERE started_at > $1::timestamptz)";
const FIRST = "SELECT min(started_at) AS at FROM provider_call WHERE started_at > $1::timestamptz";
