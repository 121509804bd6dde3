import type { Task } from "graphile-worker";
import { BadEnvError, readEnv } from "./env.ts";
import { createRuntime, type Runtime } from "./runtime.ts";
import { tasksOf } from "./tasks.ts";

let runtime: Runtime | undefined;

/**
 * The one runtime of a process that graphile-worker's own command line started: its config file makes it, its task
 * files use it. Our own `main` does not use this; it passes its runtime along.
 */
export function cliRuntime(): Runtime {
  runtime ??= createRuntime(configOrExit());
  return runtime;
}

function configOrExit() {
  try {
    return readEnv();
  } catch (error) {
    if (!(error instanceof BadEnvError)) throw error;
    process.stderr.write(`The worker cannot start:\n${error.message}\n`);
    process.exit(1);
  }
}

/** The executor of a task file. */
export function cliTask(identifier: string): Task {
  return (payload, helpers) => {
    const task = tasksOf(cliRuntime())[identifier];
    if (task === undefined) throw new Error(`worker-e7: no task ${identifier}`);
    return task(payload, helpers);
  };
}
