import { answerDoorbell } from "./doorbell.ts";
import type { WorkerCommand } from "./schedule.ts";
import type { Hold, Site, Worker } from "./site.ts";
import { HANDLERS, nextStep } from "./worker-commands.ts";

/** Takes the worker's natural next action. @returns whether there was one. */
export async function work(site: Site, worker: Worker, pick: number): Promise<boolean> {
  const hold = choose(worker, pick);
  if (hold === undefined) return answerDoorbell(site, worker);
  const next = hold.call !== undefined ? "finish" : nextStep(hold) !== undefined ? "call" : "complete";
  await withHold(hold, () => HANDLERS[next](site, worker, hold));
  return true;
}

/** Runs a command on one of the worker's jobs that no other command is using. */
export async function runCommand(
  site: Site,
  worker: Worker,
  command: { what: WorkerCommand; pick: number },
): Promise<void> {
  const hold = choose(worker, command.pick);
  if (hold !== undefined) await withHold(hold, () => HANDLERS[command.what](site, worker, hold));
}

async function withHold(hold: Hold, action: () => Promise<void>): Promise<void> {
  hold.busy = true;
  try {
    await action();
  } finally {
    hold.busy = false;
  }
}

function choose(worker: Worker, pick: number): Hold | undefined {
  const free = [...worker.holds.values()].filter((hold) => !hold.busy);
  return free[pick % Math.max(1, free.length)];
}
