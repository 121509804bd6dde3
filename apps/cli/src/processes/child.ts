import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { COMPILE_CACHE } from "../paths.ts";
import { isAlive, killGroup } from "./process-groups.ts";

export interface ChildSpec {
  /** For people, for example `worker-1`. */
  readonly name: string;
  /** Node's arguments. Everybody can read them in `ps`, so no secrets. */
  readonly args: readonly string[];
  /** All of the child's environment, where Node's compile cache is excepted. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** The line of its output that says that it is ready; without it, being started is enough. */
  readonly readyLine?: RegExp;
  /** Told each line of its output. */
  readonly onLine?: (line: string) => void;
  /** What it may take from SIGTERM to its end, in milliseconds (default 10,000). */
  readonly patienceMs?: number;
}

/** A Node process of ours, leader of a process group of its own. */
export interface Child {
  readonly name: string;
  /** 0 if the process could not be made. */
  readonly group: number;
  /** Resolves with the ready line (empty without one), rejects if the child ends before it. */
  readonly ready: Promise<RegExpExecArray>;
  /** Resolves with "code 1" or "signal SIGKILL" when it has ended. */
  readonly ended: Promise<string>;
  /** The last lines of its output. */
  tail(): string[];
  /** SIGTERM, patience, SIGKILL; then whatever is left of its group. */
  stop(): Promise<void>;
}

const TAIL = 15;
const NOTHING = /^/.exec("") as RegExpExecArray;

/** Starts a child. Detached, so that Ctrl-C at the terminal reaches only us, and we end things in order. */
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
    // `close` and not `exit`: its last words, which say why, come after the exit.
    child.once("close", (code, signal) => resolve(code === null ? `signal ${signal}` : `exit code ${code}`));
    // A grandchild that holds the pipes open would put `close` off for ever.
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
