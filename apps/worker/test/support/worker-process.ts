import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";

/** A worker in a process of its own. */
export interface WorkerProcess extends AsyncDisposable {
  readonly child: ChildProcess;
  /** All that it wrote so far, errors included. */
  printed(): string;
  /** Sends a signal and waits for the end; resolves to the exit code, or null if the signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

const HERE = path.join(import.meta.dirname, "../..");

/** `main.ts`, or graphile-worker's own command line with our config. */
const COMMANDS = {
  main: ["src/main.ts"],
  cli: ["node_modules/graphile-worker/dist/cli.js", "--config", "graphile.config.ts"],
} as const;

/** Starts a worker and waits until it says that it is registered. */
export async function startWorkerProcess(
  env: Readonly<Record<string, string>>,
  command: keyof typeof COMMANDS = "main",
): Promise<WorkerProcess> {
  const child = spawn(process.execPath, [...COMMANDS[command]], {
    cwd: HERE,
    env: { ...env, LOG_LEVEL: "info", PATH: path.dirname(process.execPath) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (printed += text));
  child.stderr.pipe(process.stderr);
  const exited = once(child, "exit") as Promise<[number | null]>;
  const lines = createInterface({ input: child.stdout });
  const registered = new Promise<void>((resolve, reject) => {
    lines.on("line", (line) => {
      if (line.includes('"Registered."')) resolve();
    });
    exited.then(
      ([code]) => reject(new Error(`The worker ended with ${code} before it was registered.`)),
      reject,
    );
  });
  await registered;
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return (await exited)[0];
  };
  return {
    child,
    printed: () => printed,
    end,
    [Symbol.asyncDispose]: async () => void (await end("SIGKILL")),
  };
}
