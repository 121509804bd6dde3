import { setTimeout as sleep } from "node:timers/promises";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-codes.ts";
import { type Child, type ChildSpec, startChild } from "./child.ts";
import { isAlive, killGroup } from "./process-groups.ts";
import { startWatchdog } from "./watchdog.ts";

/** Something else that was started and has to be stopped in its turn. */
export interface Adopted {
  readonly name: string;
  /** Its process, to see that it is gone; undefined if it has none or it isn't ours to stop. */
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

/** Starts processes and answers for their end. */
export interface Supervisor {
  /** Aborted with a CliError when a child ended that nobody had stopped. */
  readonly failed: AbortSignal;
  /** Resolves with the ready line. @throws CliError with the child's last words if it ends first or takes too long. */
  start(spec: ChildSpec): Promise<RegExpExecArray>;
  /** Runs a program to its end. @throws CliError with its last words unless that is exit code 0. */
  run(spec: ChildSpec): Promise<void>;
  adopt(part: Adopted): void;
  /** Ends everything in reverse order, then looks. @returns names of what is still alive, which should be none. */
  stop(): Promise<string[]>;
  /** No more patience: kills the children at once. `stop` then finds them gone. */
  hurry(): void;
}

const START_PATIENCE_MS = 90_000;
/** The kernel needs a moment to remove processes that have ended. */
const REMOVAL_MS = 3_000;

export function createSupervisor(): Supervisor {
  const watchdog = startWatchdog();
  const failed = new AbortController();
  const parts: Adopted[] = [];
  const children: Child[] = [];
  let stopping: Promise<string[]> | undefined;

  const spawn = (spec: ChildSpec): Child => {
    if (stopping !== undefined) throw new Error(`cli-e1: ${spec.name} was started while stopping`);
    const child = startChild(spec);
    if (child.group === 0) return child;
    watchdog.guard(child.group);
    void child.ended.then(() => watchdog.release(child.group));
    children.push(child);
    parts.push({ name: spec.name, pid: -child.group, stop: child.stop });
    return child;
  };

  const watch = async (child: Child) => {
    const how = await child.ended;
    if (stopping === undefined) failed.abort(lastWords(child, `ended unexpectedly (${how})`));
  };

  const stopAll = async () => {
    for (const part of parts.toReversed()) await part.stop();
    await watchdog.end();
    const deadline = Date.now() + REMOVAL_MS;
    for (;;) {
      const left = parts.filter(({ pid }) => pid !== undefined && isAlive(pid)).map(({ name }) => name);
      if (left.length === 0 || Date.now() > deadline) return left;
      await sleep(20);
    }
  };

  return {
    failed: failed.signal,
    start(spec) {
      const child = spawn(spec);
      void watch(child);
      return readyInTime(child);
    },
    async run(spec) {
      const child = spawn(spec);
      const how = await child.ended;
      if (how !== "exit code 0") throw lastWords(child, `failed (${how})`);
    },
    adopt: (part) => void parts.push(part),
    stop() {
      stopping ??= stopAll();
      return stopping;
    },
    hurry() {
      for (const child of children) killGroup(child.group, "SIGKILL");
    },
  };
}

async function readyInTime(child: Child): Promise<RegExpExecArray> {
  const patience = new AbortController();
  const late = sleep(START_PATIENCE_MS, undefined, { signal: patience.signal }).then(
    () => Promise.reject(lastWords(child, `is not ready after ${START_PATIENCE_MS / 1000} s`)),
    () => new Promise<never>(() => {}),
  );
  const ready = child.ready.catch((error: Error) => {
    throw lastWords(child, `ended while starting (${error.message})`);
  });
  try {
    return await Promise.race([ready, late]);
  } finally {
    patience.abort();
  }
}

function lastWords(child: Child, what: string): CliError {
  const tail = child.tail().map((line) => `  ${line}`);
  const words = tail.length === 0 ? " It said nothing." : ` Its last words:\n${tail.join("\n")}`;
  return new CliError(EXIT.MISBEHAVED, `${child.name} ${what}.${words}`);
}
