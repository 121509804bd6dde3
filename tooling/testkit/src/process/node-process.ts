import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Env } from "../environment.ts";

export interface ProcessSpec {
  /** A name for messages, for example `worker-1`. */
  readonly name: string;
  /** Node's arguments. */
  readonly args: readonly string[];
  /** Its whole environment except PATH. */
  readonly env: Env;
  readonly cwd?: string;
  /** Matches the output line that says that it is ready. */
  readonly readyLine: RegExp;
}

/** How a process ended: one of code and signal is null. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A process of the product, which contains no test code. */
export interface NodeProcess extends AsyncDisposable {
  readonly name: string;
  readonly pid: number;
  /** Resolves when it has ended and all its output was read. */
  readonly ended: Promise<Ending>;
  /** Undefined while it runs. */
  ending(): Ending | undefined;
  /** Sends a signal, including ones that do not end it (SIGSTOP, SIGCONT). */
  signal(signal: NodeJS.Signals): void;
  /** Sends a signal and waits for the process to end. */
  end(signal: NodeJS.Signals): Promise<Ending>;
  /** The first line of its output that matches, past or still to come; rejects if it ends first. */
  said(line: RegExp): Promise<RegExpExecArray>;
  /** All its output so far, of both streams. */
  printed(): string;
  /** Its last lines of output, for messages. */
  tail(): readonly string[];
}

/** Lines kept of each process. */
const KEPT = 20_000;

/** NODE_COMPILE_CACHE of every process: tests start hundreds of them, and compiling is a third of a start's cost. */
export const COMPILE_CACHE = fileURLToPath(
  new URL("../../../../node_modules/.cache/leadgen/compile", import.meta.url),
);
const END_WITH_PARENT = fileURLToPath(new URL("./end-with-parent.ts", import.meta.url));

/** Starts a process and waits until it reports that it is ready. @throws Error with its last lines of output. */
export async function startNode({ name, args, env, cwd, readyLine }: ProcessSpec): Promise<NodeProcess> {
  // Detached: Ctrl-C at the terminal reaches only this process, which ends the others in order.
  const child = spawn(process.execPath, ["--import", END_WITH_PARENT, ...args], {
    env: { PATH: path.dirname(process.execPath), NODE_COMPILE_CACHE: COMPILE_CACHE, ...env },
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
    ...(cwd !== undefined && { cwd }),
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${name} could not be started.`);
  const lines: string[] = [];
  const listeners = new Set<(line: string) => void>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      if (lines.push(line) > KEPT) lines.shift();
      for (const listen of listeners) listen(line);
    });
  }
  const tail = () => lines.slice(-60);
  let ending: Ending | undefined;
  // `close` and not `exit`: its last output comes after the exit.
  const ended = new Promise<Ending>((resolve) => {
    child.once("close", (code, signal) => {
      ending = { code, signal };
      resolve(ending);
    });
  });
  const said = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = (line: string) => {
        const match = pattern.exec(line);
        if (match === null) return false;
        listeners.delete(look);
        resolve(match);
        return true;
      };
      if (lines.some(look)) return;
      listeners.add(look);
      void ended.then(({ code, signal }) => {
        listeners.delete(look);
        const how = code === null ? signal : `exit code ${code}`;
        reject(new Error(`${name} ended (${how}) without saying ${pattern}:\n${tail().join("\n")}`));
      });
    });
  const end = async (signal: NodeJS.Signals) => {
    if (ending === undefined) {
      kill(pid, signal);
      // A stopped process handles no other signal.
      if (signal !== "SIGSTOP") kill(pid, "SIGCONT");
    }
    return ended;
  };
  await said(readyLine);
  return {
    name,
    pid,
    ended,
    ending: () => ending,
    signal: (signal) => kill(pid, signal),
    end,
    said,
    printed: () => lines.join("\n"),
    tail,
    [Symbol.asyncDispose]: async () => void (await end("SIGKILL")),
  };
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
