import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { type Runner, run } from "graphile-worker";
import type { WorkerConfig } from "./env.ts";
import { leadgenPreset } from "./leadgen-preset.ts";
import { createRuntime, type Runtime } from "./runtime.ts";
import { tasksOf } from "./tasks.ts";

/** A worker in this process. */
export interface RunningWorker extends AsyncDisposable {
  /** Resolves when the worker is registered and takes jobs. */
  readonly ready: Promise<void>;
  /** Takes no new steps, lets calls under way end within `drainMs`, then hands back the rest. */
  stop(): Promise<void>;
}

/** Pause before graphile-worker is restarted after database trouble ended it, in milliseconds. */
const RESTART_MS = 1_000;

/** Runs our tasks with graphile-worker until `stop()`. Database trouble never ends it. */
export function startWorker(config: WorkerConfig): RunningWorker {
  const runtime = createRuntime(config);
  const ready = Promise.withResolvers<void>();
  const ended = supervise(runtime, ready.resolve);
  const stop = async () => {
    runtime.requestStop();
    await ended;
  };
  return { ready: ready.promise, stop, [Symbol.asyncDispose]: stop };
}

async function supervise(runtime: Runtime, started: () => void): Promise<void> {
  const taskList = tasksOf(runtime);
  const stopped = aborted(runtime.stopping);
  while (!runtime.stopping.aborted) {
    try {
      const preset = leadgenPreset(runtime);
      const runner = await run({ preset, taskList, pgPool: runtime.queuePool, noHandleSignals: true });
      // A worker that can't register must not wait for its identity beyond a stop.
      const registered = await Promise.race([runtime.workerId(), stopped]);
      if (registered !== undefined) started();
      await untilStopped(runtime, runner);
    } catch (error) {
      if (runtime.stopping.aborted) break;
      runtime.log.error({ err: error }, "graphile-worker stopped; starting it again.");
      await sleep(RESTART_MS, undefined, { signal: runtime.stopping }).catch(() => {});
    }
  }
  await runtime.leave();
}

async function aborted(signal: AbortSignal): Promise<undefined> {
  if (!signal.aborted) await once(signal, "abort");
}

async function untilStopped(runtime: Runtime, runner: Runner): Promise<void> {
  const onStop = () => {
    // It may have stopped already.
    runner.stop().catch(() => {});
  };
  runtime.stopping.addEventListener("abort", onStop, { once: true });
  if (runtime.stopping.aborted) onStop();
  try {
    await runner.promise;
  } finally {
    runtime.stopping.removeEventListener("abort", onStop);
  }
}
