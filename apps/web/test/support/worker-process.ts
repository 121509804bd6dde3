import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { childEnv } from "./env.ts";

const WORKER = path.join(import.meta.dirname, "../../../worker/src/main.ts");

/** The real worker in a process of its own, once it is registered. */
export async function startWorker(env: Readonly<Record<string, string>>): Promise<AsyncDisposable> {
  const worker = spawn(process.execPath, [WORKER], {
    env: childEnv({ ...env, NODE_ENV: "test", WORKER_POLL_MS: "200", WORKER_DRAIN_MS: "1000" }),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(worker, "exit");
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: worker.stdout }).on("line", (line) => {
      if (line.includes('"Registered."')) resolve();
    });
    exited.then(([code]) => reject(new Error(`The worker ended with exit code ${code}.`)), reject);
  });
  return {
    async [Symbol.asyncDispose]() {
      worker.kill("SIGTERM");
      await exited;
    },
  };
}
