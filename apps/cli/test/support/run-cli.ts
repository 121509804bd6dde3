import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

/** A running command. Disposal kills what is left of it. */
export interface CliRun extends AsyncDisposable {
  readonly pid: number;
  readonly exit: Promise<number | null>;
  /** Its whole output so far, of both streams. */
  said(): string;
  stdout(): string;
  /** Resolves when its output matches; rejects if it ends first. */
  until(pattern: RegExp): Promise<void>;
  signal(name: NodeJS.Signals): void;
  /** Closes the reader of its standard output. */
  closeStdout(): void;
}

/** Starts the command line as a process of its own, with no other environment than `env`. */
export function startCli(args: readonly string[], env: Readonly<Record<string, string>> = {}): CliRun {
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  let stdout = "";
  const listeners = new Set<() => void>();
  const hear = (text: string) => {
    said += text;
    for (const listener of listeners) listener();
  };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    hear(text);
  });
  child.stderr.setEncoding("utf8").on("data", hear);
  const exit = new Promise<number | null>((resolve) => child.once("close", resolve));
  return {
    pid: child.pid ?? 0,
    exit,
    said: () => said,
    stdout: () => stdout,
    signal: (name) => void child.kill(name),
    closeStdout: () => void child.stdout.destroy(),
    until(pattern) {
      const heard = Promise.withResolvers<void>();
      const listener = () => {
        if (pattern.test(said)) heard.resolve();
      };
      listeners.add(listener);
      listener();
      void exit.then(() => heard.reject(new Error(`It ended without saying ${pattern}. It said:\n${said}`)));
      return heard.promise.finally(() => listeners.delete(listener));
    },
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await exit;
    },
  };
}

/** Runs a command to its end. */
export async function runCli(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  await using run = startCli(args, env);
  const code = await run.exit;
  return { code, said: run.said(), stdout: run.stdout() };
}
