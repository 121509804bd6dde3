import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { COMPILE_CACHE } from "../paths.ts";
import { isAlive, killGroup } from "./process-groups.ts";

export interface ChildSpec {
  /** Name for people, for example `worker-1`. */
  readonly name: string;
  /** Node's arguments. They are visible in `ps`, so they must not contain secrets. */
  readonly args: readonly string[];
  /** The child's whole environment, apart from Node's compile cache. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Matches the output line that says that the child is ready; without it, a started child counts as ready. */
  readonly readyLine?: RegExp;
  /** Called with each line of its output. */
  readonly onLine?: (line: string) => void;
  /** Milliseconds from SIGTERM to SIGKILL (default 10,000). */
  readonly patienceMs?: number;
}

/** One of our Node processes, leader of a process group of its own. */
export interface Child {
  readonly name: string;
  /** Id of the process group; 0 if the process could not be started. */
  readonly group: number;
  /** Resolves with the ready line (empty without one); rejects if the child ends before it. */
  readonly ready: Promise<RegExpExecArray>;
  /** Resolves with "code 1" or "signal SIGKILL" when it has ended. */
  readonly ended: Promise<string>;
  /** The last lines of its output. */
  tail(): string[];
  /** Sends SIGTERM, and SIGKILL after a while; then kills what is left of its group. */
  stop(): Promise<void>;
}

const TAIL = 15;
const NOTHING = /^/.exec("") as RegExpExecArray;

/** Starts a child. Detached, so that Ctrl-C at the terminal reaches only us, and we end the children in order. */
export function startChild(spec: ChildSpec): Child {
  const child = spawn(process.execPath, spec.args, {
    env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...spec.env },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    ...(spec.cwd !== undefined && { cwd: spec.cwd }),
  });
  const ready = Promise.withResolvers<RegExpExecArray>();
  ready.promise.catch(() => {});
  const tail: string[] = [];
  const onLine = (line: string) => {
    if (tail.push(line) > TAIL) tail.shift();
    spec.onLine?.(line);
    const match = spec.readyLine?.exec(line);
    if (match) ready.resolve(match);
  };
  if (spec.readyLine === undefined) child.once("spawn", () => ready.resolve(NOTHING));
  for (const stream of [child.stdout, child.stderr]) readLines(stream, onLine);
  const ended = endOf(child);
  void ended.then((how) => ready.reject(new Error(how)));
  const group = child.pid ?? 0;
  return {
    name: spec.name,
    group,
    ready: ready.promise,
    ended,
    tail: () => [...tail],
    stop: () => stop(child, ended, spec.patienceMs ?? 10_000),
  };
}

function readLines(stream: Readable, onLine: (line: string) => void): void {
  createInterface({ input: stream }).on("line", onLine);
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    // `close` and not `exit`: the last output, which explains the end, comes after `exit`.
    child.once("close", (code, signal) => resolve(code === null ? `signal ${signal}` : `exit code ${code}`));
    // A grandchild that keeps the pipes open would delay `close` for ever.
    child.once("exit", () => {
      if (child.pid !== undefined) killGroup(child.pid, "SIGKILL");
    });
  });
}

async function stop(child: ChildProcess, ended: Promise<string>, patienceMs: number): Promise<void> {
  const group = child.pid;
  if (group === undefined) return;
  child.kill("SIGTERM");
  const late = setTimeout(() => killGroup(group, "SIGKILL"), patienceMs);
  await ended;
  clearTimeout(late);
  if (isAlive(-group)) killGroup(group, "SIGKILL");
}
