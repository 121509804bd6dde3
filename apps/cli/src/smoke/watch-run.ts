import { setTimeout as pause } from "node:timers/promises";
import { anything, type Queue } from "./answers.ts";
import { lookAt } from "./look.ts";
import { carryOn, missedOutage, outageOf, wrongWhileOpen } from "./outage.ts";
import { RefusedError } from "./rest.ts";
import { isOver, isStarted, keepsRunning, type Run } from "./run.ts";
import { LOOK, PATIENCE, troubleOf } from "./trouble.ts";

/** Maximal closings with --carry-on: a provider that fails again after each of them needs a person. */
const MAX_CLOSINGS = 5;

interface Trouble {
  /** performance.now() */
  readonly since: number;
  readonly message: string;
}

/**
 * Starts the campaigns, at most `concurrency` at a time, and looks until all have ended, the breaker is OPEN without calls under
 * way, the time is up, or trouble lasts too long. Problems go to `run.problems`. @throws the signal's reason.
 */
export async function watchRun(run: Run, show: (queue: Queue) => void): Promise<void> {
  const deadline = run.since + run.settings.timeoutSeconds * 1000;
  let trouble: Trouble | undefined;
  for (;;) {
    run.signal.throwIfAborted();
    const late = performance.now() > deadline;
    try {
      const status = await lookAt(run);
      show(status);
      if (await isAtRest(run, status, late)) return;
      trouble = status.workersAlive > 0 ? undefined : still(trouble, NO_WORKER);
      if (status.circuitBreaker.state === "CLOSED") await startNext(run);
    } catch (error) {
      trouble = still(trouble, troubleOf(error));
    }
    if (trouble !== undefined && (late || performance.now() - trouble.since > PATIENCE)) {
      run.problems.push(trouble.message);
      return;
    }
    if (late) {
      run.problems.push(timedOut(run));
      return;
    }
    await pause(LOOK, undefined, { signal: run.signal });
  }
}

const NO_WORKER = "No worker is alive: start one with `make worker`.";

const still = (trouble: Trouble | undefined, message: string): Trouble => ({
  since: trouble?.since ?? performance.now(),
  message,
});

/** Whether everything is over or nothing moves any more. */
async function isAtRest(run: Run, status: Queue, late: boolean): Promise<boolean> {
  const { state, epoch } = status.circuitBreaker;
  const known = run.outages.at(-1)?.epoch ?? run.looks[0]?.epoch ?? epoch;
  if (state === "OPEN") {
    if (status.callsInFlight > 0 && !late) return false;
    return !(await wentOn(run, status));
  }
  if (epoch > known) run.outages.push(missedOutage(epoch));
  return run.campaigns.every(isOver);
}

/** Records the outage, checks what must hold while OPEN, and closes the breaker if that is wanted. */
async function wentOn(run: Run, status: Queue): Promise<boolean> {
  const outage = await outageOf(run, status);
  run.problems.push(...(await wrongWhileOpen(run, outage.epoch)));
  const closings = run.outages.filter(({ closed }) => closed).length;
  const wanted = run.settings.carryOn && run.problems.length === 0 && closings < MAX_CLOSINGS;
  const closed = wanted && (await carryOn(run, outage));
  run.outages.push({ ...outage, closed });
  if (closed) run.terminal.print(`carrying on: the breaker of epoch ${outage.epoch} is closed`);
  return closed;
}

async function startNext(run: Run): Promise<void> {
  const running = run.campaigns.filter(keepsRunning).length;
  const waiting = run.campaigns.filter((campaign) => !isStarted(campaign));
  const next = waiting.slice(0, Math.max(0, run.settings.concurrency - running));
  const begun = await Promise.allSettled(
    next.map(({ id }) => run.rest.post(`/campaigns/${id}/start`, {}, anything)),
  );
  for (const result of begun) {
    // BREAKER_OPEN: the next look shows the outage. WRONG_STATE: the campaign was started, but the answer got lost.
    const passes =
      result.status === "fulfilled" ||
      (result.reason instanceof RefusedError && ["BREAKER_OPEN", "WRONG_STATE"].includes(result.reason.code));
    if (!passes) throw result.reason;
  }
}

function timedOut({ campaigns, settings }: Run): string {
  const left = campaigns
    .filter((campaign) => !isOver(campaign))
    .map(({ name, status }) => `${name} is ${status}`);
  return `Not done within ${settings.timeoutSeconds} s: ${left.join(", ")}.`;
}
