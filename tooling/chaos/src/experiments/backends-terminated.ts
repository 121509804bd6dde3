import { setTimeout as pause } from "node:timers/promises";
import type { Experiment, Finding, Order } from "../experiment.ts";
import { judgeSite } from "../judge/judge-site.ts";
import { patientAllOver } from "../server/patient.ts";
import { startAsking } from "../site/ask-on.ts";
import { seedCampaigns } from "../site/campaigns.ts";
import { exits } from "../site/exits.ts";
import { setLatency } from "../site/latency.ts";
import { BUSY, rowsOf, until } from "../site/rows.ts";
import { type Site, startSite } from "../site/site.ts";

const A_SECOND = 5;
/** Share of the earlier throughput that must be reached again within so many seconds, measured over a window of a third of them. */
const SHARE = 0.95;
const WITHIN_S = 30;
const WINDOW_S = 10;
const BEFORE_S = 20;
const LATENCY_MS = 400;
/** Fewest seconds that give a comparable throughput. */
const JUDGED_FROM_S = 30;
const JOBS_A_SECOND = 25;

export const backendsTerminated: Experiment = {
  name: "backends-terminated",
  fault: `${A_SECOND} database connections a second terminated, of workers and API at random, for a minute (a round is a second)`,
  mustHold: `nothing stays claimed for ever, ${SHARE * 100} % of the throughput within ${WITHIN_S} s, and no process ends`,
  rounds: { full: 60, short: 2 },
  run,
};

async function run(order: Order): Promise<Finding> {
  await using site = await startSite(order, { workers: 3, api: true, settings: "product" });
  const judged = order.rounds >= JUDGED_FROM_S;
  const quiet = judged ? BEFORE_S : 1;
  const leads = judged ? (quiet + order.rounds + WITHIN_S) * JOBS_A_SECOND : 150;
  setLatency(site, LATENCY_MS);
  await seedCampaigns(site, { campaigns: 2, leads: leads / 2, goodAddresses: false });
  const asking = startAsking(site);
  await until(site, BUSY);
  // A real pause: the throughput over time is what is measured.
  await pause(quiet * 1_000);
  const terminated = await terminate(site, order);
  if (judged) await pause(WITHIN_S * 1_000);
  const answers = await asking.stop();
  const rates = judged ? await ratesOf(site) : [];
  setLatency(site, 0);
  await patientAllOver(site.pool);
  const { figures, late } = judged ? compare(rates, order.rounds) : { figures: {}, late: [] };
  const wrong = [...answers].filter(([status]) => status !== 200 && status !== 503);
  return {
    faults: { planned: order.rounds * A_SECOND, done: terminated },
    jobs: { planned: leads, done: leads },
    figures: {
      ...figures,
      "the API's answers meanwhile": [...answers].map(([status, times]) => `${times} x ${status}`).join(", "),
    },
    violations: [
      ...(await judgeSite(site)),
      ...exits(site),
      ...wrong.map(([status, times]) => `The API answered ${status} ${times} times.`),
    ],
    late,
  };
}

async function terminate(site: Site, order: Order): Promise<number> {
  let done = 0;
  const planned = order.rounds * A_SECOND;
  const begun = performance.now();
  while (done < planned && !order.signal.aborted) {
    done += (await rowsOf(site, TERMINATE)).length;
    const due = begun + (done * 1_000) / A_SECOND;
    await pause(Math.max(0, due - performance.now()));
    if (done % (A_SECOND * 10) === 0) order.progress(`${done} of ${planned}`);
  }
  return done;
}

// The experiment's own connection is left alone, since it reads the results.
const TERMINATE = `
  SELECT pg_terminate_backend(pid)
  FROM (SELECT pid FROM pg_stat_activity
        WHERE datname = current_database() AND application_name LIKE 'leadgen-%' AND application_name <> 'leadgen-lab'
        ORDER BY random() LIMIT 1) AS one`;

/** Calls that ended in each second, the last second first. */
const ratesOf = async (site: Site): Promise<number[]> =>
  (await rowsOf<{ calls: number }>(site, RATES)).map(({ calls }) => calls);

const RATES = `
  SELECT (SELECT count(*)::int FROM provider_call
          WHERE ended_at > moment.now - make_interval(secs => ago) AND ended_at <= moment.now - make_interval(secs => ago - 1)) AS calls
  FROM (SELECT clock_timestamp() AS now) AS moment, generate_series(1, 200) AS ago ORDER BY ago`;

function compare(rates: readonly number[], terminatedS: number): Required<Pick<Finding, "figures" | "late">> {
  const oldestFirst = rates.toReversed();
  const end = oldestFirst.length;
  const mean = (from: number, to: number) =>
    oldestFirst.slice(from, to).reduce((sum, each) => sum + each, 0) / (to - from);
  const last = end - WITHIN_S;
  const first = last - terminatedS;
  const before = mean(first - (BEFORE_S - 5), first);
  const starts = Array.from({ length: WITHIN_S - WINDOW_S + 1 }, (_, at) => at);
  const back = starts.find((at) => mean(last + at, last + at + WINDOW_S) >= SHARE * before);
  const best = Math.max(...starts.map((at) => mean(last + at, last + at + WINDOW_S)));
  const figures = {
    "calls a second before, during, afterwards at best": [before, mean(first, last), best]
      .map((rate) => rate.toFixed(1))
      .join(", "),
    "back at 95 % after": back === undefined ? "not at all" : `${back} s, over ${WINDOW_S} s`,
  };
  const slow = `Afterwards ${best.toFixed(1)} calls a second at best, of ${before.toFixed(1)} before.`;
  return { figures, late: back === undefined ? [slow] : [] };
}
