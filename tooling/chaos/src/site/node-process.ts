import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export interface ProcessSpec {
  /** For people, for example `worker-1`. */
  readonly name: string;
  /** Node's arguments. */
  readonly args: readonly string[];
  /** All of its environment, PATH excepted. */
  readonly env: Readonly<Record<string, string>>;
  /** The line of its output that says that it is ready. */
  readonly readyLine: RegExp;
}

/** How a process ended: of code and signal one is null. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A process of the product, which knows nothing of being tried out. */
export interface NodeProcess extends AsyncDisposable {
  readonly name: string;
  readonly pid: number;
  /** Resolves when it has ended. */
  readonly ended: Promise<Ending>;
  /** Undefined while it runs. */
  ending(): Ending | undefined;
  /** Sends a signal, which may be one that does not end it (SIGSTOP, SIGCONT). */
  signal(signal: NodeJS.Signals): void;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Ending>;
  /** The first line of its output that matches, past or still to come; rejects if it ends first. */
  said(line: RegExp): Promise<RegExpExecArray>;
  /** Its last lines, for messages. */
  tail(): readonly string[];
}

/** Lines kept of each process. */
const KEPT = 20_000;

/** Processes start by the hundred, and compiling is a third of what a start costs. */
const COMPILE_CACHE = fileURLToPath(
  new URL("../../../../node_modules/.cache/leadgen/compile", import.meta.url),
);

/** However this process ends, but for SIGKILL, none of these outlives it. */
const running = new Set<number>();
process.once("exit", () => {
  for (const pid of running) kill(pid, "SIGKILL");
});

/** Starts a process and waits until it says that it is ready. @throws Error with its last words. */
export async function startNode(spec: ProcessSpec): Promise<NodeProcess> {
  // Detached: Ctrl-C at the terminal reaches only us, and we end things in order.
  const child = spawn(process.execPath, spec.args, {
    env: { PATH: path.dirname(process.execPath), NODE_COMPILE_CACHE: COMPILE_CACHE, ...spec.env },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${spec.name} could not be started.`);
  running.add(pid);
  const lines: string[] = [];
  const listeners = new Set<(line: string) => void>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      if (lines.push(line) > KEPT) lines.shift();
      for (const listen of listeners) listen(line);
    });
  }
  let ending: Ending | undefined;
  // `close` and not `exit`: its last words come after the exit.
  const ended = new Promise<Ending>((resolve) => {
    child.once("close", (code, signal) => {
      running.delete(pid);
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
      void ended.then(() => {
        listeners.delete(look);
        reject(new Error(`${spec.name} ended without saying ${pattern}:\n${lines.slice(-15).join("\n")}`));
      });
    });
  const end = async (signal: NodeJS.Signals) => {
    if (ending === undefined) {
      kill(pid, signal);
      // A stopped process takes no other signal.
      if (signal !== "SIGSTOP") kill(pid, "SIGCONT");
    }
    return ended;
  };
  await said(spec.readyLine);
  return {
    name: spec.name,
    pid,
    ended,
    ending: () => ending,
    signal: (signal) => kill(pid, signal),
    end,
    said,
    tail: () => lines.slice(-15),
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
