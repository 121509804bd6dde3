import { readdirSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { systemEnv } from "@leadgen/testkit/environment";
import { buildWeb, startWeb } from "@leadgen/testkit/web";
import { askInThread } from "../doors/ask-in-thread.ts";
import { keepAsking } from "../doors/keep-asking.ts";
import { comeRudely, RUDE } from "../doors/rude-clients.ts";
import type { Experiment, Finding, Order } from "../experiment.ts";
import { inSeconds, spread, sum } from "../figures.ts";
import { brokenInvariants } from "../judge/broken-invariants.ts";

/** Longest time of an answer, in milliseconds. */
const BOUND_MS = 3_000;
/** Descriptors that the process may have more than before: those that it opens once and keeps. */
const MORE = 20;
/** Time until the descriptors are back, in milliseconds. */
const BACK_MS = 90_000;

export const doors: Experiment = {
  name: "doors",
  fault: `floods of the web app, ${RUDE.upgrades} upgrades and ${RUDE.slow} slow clients by the round, idle, aborted and deep ones, pages and batches of refused calls`,
  mustHold: `the server ends every connection; health and emergency stop answer within ${BOUND_MS / 1_000} s throughout`,
  rounds: { full: 20, short: 1 },
  run,
};

async function run(order: Order): Promise<Finding> {
  const database = await order.database();
  await buildWeb();
  await using web = await startWeb(systemEnv(database.url));
  const port = Number(new URL(web.origin).port);
  // Once before, so that everything that is opened only once is open.
  await keepAsking(port, AbortSignal.abort());
  const before = descriptors(web.pid);
  order.progress(`${before} descriptors; ${RUDE.upgrades * order.rounds} upgrades come`);
  const asking = await askInThread(port);
  const ended = await comeRudely(port, order.rounds);
  const asked = await asking.end();
  const after = await settled(web.pid, before);
  const violations = [...asked.violations, ...(await brokenInvariants(database.pool(1)))];
  if (after > before + MORE) violations.push(`${after} descriptors are open, ${before} were before.`);
  if (/"level":"error"|api\.database_trouble/.test(web.printed()))
    violations.push(
      `It logged: ${web
        .printed()
        .split("\n")
        .filter((line) => /error|trouble/.test(line))
        .slice(0, 3)
        .join(" / ")}`,
    );
  const planned = RUDE.upgrades + RUDE.slow + RUDE.idle + RUDE.aborted + RUDE.pages + RUDE.batches;
  return {
    faults: { planned: planned * order.rounds + RUDE.deep, done: sum(Object.values(ended)) },
    jobs: { planned: 0, done: 0 },
    figures: {
      ended: Object.entries(ended)
        .map(([what, count]) => `${count} ${what}`)
        .join(", "),
      "health, answered": `${asked.health.length}, ${spread(asked.health, 2)}`,
      "emergency stop, answered": `${asked.stops.length}, ${spread(asked.stops, 2)}`,
      descriptors: `${before} before, ${after} after`,
    },
    late: [...asked.health, ...asked.stops]
      .filter((ms) => ms > BOUND_MS)
      .map((ms) => `An answer took ${inSeconds(ms, 2)}.`),
    violations,
  };
}

const descriptors = (pid: number): number => readdirSync(`/proc/${pid}/fd`).length;

/** Waits until there are as few descriptors as before, and returns how many there are in the end. */
async function settled(pid: number, before: number): Promise<number> {
  const deadline = performance.now() + BACK_MS;
  while (descriptors(pid) > before + MORE && performance.now() < deadline) await pause(200);
  return descriptors(pid);
}
