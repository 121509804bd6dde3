export { BadEnvError, readEnv, type WorkerConfig } from "./env.ts";
export { gather } from "./gather.ts";
export { type RunningWorker, startWorker } from "./start-worker.ts";
