import { setTimeout as pause } from "node:timers/promises";
import { mountSmallDisk, type SmallDisk } from "@leadgen/testkit/lab";
import type { Experiment, Finding, Order } from "../experiment.ts";
import { inSeconds, spread } from "../figures.ts";
import { judgeSite } from "../judge/judge-site.ts";
import { startOwnServer } from "../server/own-server.ts";
import { patientAllOver, patientRows, patientUntil } from "../server/patient.ts";
import { seedCampaigns } from "../site/campaigns.ts";
import { exits } from "../site/exits.ts";
import { setLatency } from "../site/latency.ts";
import { askApi } from "../site/operator.ts";
import { BUSY } from "../site/rows.ts";
import { type Site, startSite } from "../site/site.ts";

const MEGABYTES = 220;
/** PostgreSQL keeps its log small, so that the data needs the space. */
const SETTINGS = { max_wal_size: "64MB", min_wal_size: "32MB" };
/** How long the disk is full, in milliseconds. */
const FULL_MS = 10_000;
const BACK_MS = 10_000;
const LATENCY_MS = 150;
const JOBS_A_ROUND = 250;

export const diskFull: Experiment = {
  name: "disk-full",
  fault: `the disk full under PostgreSQL for ${FULL_MS / 1_000} s`,
  mustHold: `no call without a committed intent; clear errors; all goes on within ${BACK_MS / 1_000} s of there being room`,
  rounds: { full: 10, notShort: "needs root, to mount a small file system" },
  run,
};

interface Round {
  readonly backMs: number;
  readonly words: readonly string[];
  readonly violations: readonly string[];
}

async function run(order: Order): Promise<Finding> {
  await using disk = await mountSmallDisk(await order.folder(), MEGABYTES);
  await using server = await startOwnServer({ folder: disk.folder, settings: SETTINGS });
  await using site = await startSite(order, { workers: 2, api: true, database: server });
  setLatency(site, LATENCY_MS);
  const leads = JOBS_A_ROUND * order.rounds;
  await seedCampaigns(site, { campaigns: 1, leads, goodAddresses: false });
  const rounds: Round[] = [];
  while (rounds.length < order.rounds && !order.signal.aborted) {
    const round = await fillUp(site, disk, () => server.start());
    rounds.push(round);
    order.progress(
      `${rounds.length} of ${order.rounds}: work after ${round.backMs.toFixed(0)} ms; ${round.words.join(" / ")}`,
    );
  }
  setLatency(site, 0);
  await patientAllOver(site.pool);
  const back = rounds.map(({ backMs }) => backMs);
  const words = new Set(rounds.flatMap((round) => round.words));
  return {
    faults: { planned: order.rounds, done: rounds.filter((round) => round.words.length > 0).length },
    jobs: { planned: leads, done: leads },
    figures: {
      "work after there was room": spread(back, 2),
      "the API's words": [...words].join(" / "),
    },
    violations: [
      ...rounds.flatMap(({ violations }, at) => violations.map((each) => `Round ${at + 1}: ${each}`)),
      ...(await judgeSite(site)),
      ...(await failures(site)),
      ...exits(site),
    ],
    late: back
      .filter((ms) => ms > BACK_MS)
      .map((ms) => `Work went on ${inSeconds(ms, 2)} after there was room.`),
  };
}

let organizations = 0;

async function fillUp(site: Site, disk: SmallDisk, start: () => Promise<void>): Promise<Round> {
  await patientUntil(site.pool, BUSY);
  await disk.fill();
  const words = new Set<string>();
  const violations: string[] = [];
  const until = Date.now() + FULL_MS;
  while (Date.now() < until) {
    // A long name, so that the table soon needs a new page.
    const name = `Ferries ${++organizations} ${"x".repeat(60)}`;
    const answer = await askApi(site, "POST /api/v1/organizations", { name });
    const error = (answer.body as { error?: { code: string; message: string } })?.error;
    if (error !== undefined) words.add(`${answer.status}: ${error.message}`);
    if (answer.status !== 201 && answer.status !== 503)
      violations.push(`The API answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    await pause(100);
  }
  await disk.makeRoom();
  // Without space for its log PostgreSQL had to stop, and the operator who makes space starts it again. If it still runs, this joins it.
  await start();
  const room = Date.now();
  const [now] = await patientRows<{ at: Date }>(site.pool, "SELECT clock_timestamp() AS at");
  await patientUntil(site.pool, "SELECT count(*) > 0 FROM provider_call WHERE ended_at > $1", {
    params: [now?.at],
  });
  const backMs = Date.now() - room;
  return { backMs, words: [...words], violations };
}

/** A full disk is no fault of a job: no job may have failed because of it. */
async function failures(site: Site): Promise<string[]> {
  const rows = await patientRows<{ code: string; message: string }>(
    site.pool,
    "SELECT error_code AS code, error_message AS message FROM job WHERE status = 'FAILED'",
  );
  return rows.map(({ code, message }) => `A job FAILED: ${code}, ${message}`);
}
