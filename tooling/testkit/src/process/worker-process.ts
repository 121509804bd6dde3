import { fileURLToPath } from "node:url";
import type { Env } from "../environment.ts";
import { type NodeProcess, startNode } from "./node-process.ts";

const WORKER = fileURLToPath(new URL("../../../../apps/worker", import.meta.url));

/** The product's entry, or graphile-worker's own command line with our config. */
const COMMANDS = {
  main: ["src/main.ts"],
  cli: ["node_modules/graphile-worker/dist/cli.js", "--config", "graphile.config.ts"],
} as const;

export interface WorkerProcessOptions {
  readonly name?: string;
  /** Node's own arguments, for example `--import` of a module that changes the clock. */
  readonly nodeArgs?: readonly string[];
  readonly command?: keyof typeof COMMANDS;
}

/** Starts a worker in a separate process and waits until it is registered. */
export const startWorkerProcess = (
  env: Env,
  { name = "worker", nodeArgs = [], command = "main" }: WorkerProcessOptions = {},
): Promise<NodeProcess> =>
  startNode({
    name,
    cwd: WORKER,
    args: [...nodeArgs, ...COMMANDS[command]],
    env: { ...env, LOG_LEVEL: "info" },
    readyLine: /"msg":"Registered\."/,
  });
