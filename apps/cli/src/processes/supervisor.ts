import { setTimeout as sleep } from "node:timers/promises";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-codes.ts";
import { type Child, type ChildSpec, startChild } from "./child.ts";
import { isAlive, killGroup } from "./process-groups.ts";
import { startWatchdog } from "./watchdog.ts";

/** Another part that was started and has to be stopped in its turn. */
export interface Adopted {
  readonly name: string;
  /** Its process, to check that it is gone; undefined if it has none or we do not stop it. */
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

/** Starts child processes and makes sure that they end. */
export interface Supervisor {
  /** Aborted with a CliError when a child ends that was not stopped. */
  readonly failed: AbortSignal;
  /** Resolves with the ready line. @throws CliError with the child's last output if it ends first or takes too long. */
  start(spec: ChildSpec): Promise<RegExpExecArray>;
  /** Runs a program to its end. @throws CliError with its last output unless its exit code is 0. */
  run(spec: ChildSpec): Promise<void>;
  adopt(part: Adopted): void;
  /** From now on, a child that ends unexpectedly is restarted, after a pause that grows while it keeps ending; `say` reports it. */
  stayUp(say: (line: string) => void): void;
  /** Ends everything in reverse order, then checks. @returns names of parts that are still alive; should be none. */
  stop(): Promise<string[]>;
  /** Kills the children at once, without the wait after SIGTERM. `stop` then finds them gone. */
  hurry(): void;
}

const START_PATIENCE_MS = 90_000;
/** Milliseconds before a child is restarted; doubled up to the last, and reset once a child has lived for long enough. */
const FIRST_PAUSE_MS = 1_000;
const LAST_PAUSE_MS = 5_000;
const LONG_ENOUGH_MS = 30_000;
/** Milliseconds: the kernel needs a moment to remove ended processes. */
const REMOVAL_MS = 3_000;

export function createSupervisor(): Supervisor {
  const watchdog = startWatchdog();
  const failed = new AbortController();
  const parts: Adopted[] = [];
  const children: Child[] = [];
  const stopped = new AbortController();
  let stopping: Promise<string[]> | undefined;
  let tell: ((line: string) => void) | undefined;

  const spawn = (spec: ChildSpec): Child => {
    if (stopping !== undefined) throw new Error(`cli-e1: ${spec.name} was started while stopping`);
    const child = startChild(spec);
    if (child.group === 0) return child;
    watchdog.guard(child.group);
    void child.ended.then(() => watchdog.release(child.group));
    const part = { name: spec.name, pid: -child.group, stop: child.stop };
    children.push(child);
    parts.push(part);
    void child.ended.then(() => {
      children.splice(children.indexOf(child), 1);
      // A child that ends during the stop stays listed, so that the final check includes it.
      if (stopping === undefined) parts.splice(parts.indexOf(part), 1);
    });
    return child;
  };

  /** Watches a child and its successors until the stop. */
  const watch = async (first: Child, spec: ChildSpec) => {
    let pause = FIRST_PAUSE_MS;
    for (let child = first; ; child = spawn(spec)) {
      const born = performance.now();
      const how = await child.ended;
      if (stopping !== undefined) return;
      if (tell === undefined) return failed.abort(lastWords(child, `ended unexpectedly (${how})`));
      if (performance.now() - born > LONG_ENOUGH_MS) pause = FIRST_PAUSE_MS;
      const said = child.tail().at(-1);
      tell(
        `${spec.name} ended unexpectedly (${how}); starting it again in ${pause / 1000} s.${said === undefined ? "" : ` Its last words: ${said}`}`,
      );
      await sleep(pause, undefined, { signal: stopped.signal }).catch(() => {});
      pause = Math.min(LAST_PAUSE_MS, pause * 2);
      if (stopping !== undefined) return;
    }
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
      void watch(child, spec);
      return readyInTime(child);
    },
    async run(spec) {
      const child = spawn(spec);
      const how = await child.ended;
      if (how !== "exit code 0") throw lastWords(child, `failed (${how})`);
    },
    adopt: (part) => void parts.push(part),
    stayUp(say) {
      tell = say;
    },
    stop() {
      stopping ??= stopAll();
      stopped.abort();
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
