export { CLAIMS_LINGER_MS } from "./claims.ts";
export { BadEnvError, readEnv, type WorkerConfig } from "./env.ts";
export { gather } from "./gather.ts";
export { createWorkerMetrics } from "./metrics/worker-metrics.ts";
export { createObserver, type Observer } from "./observe/observer.ts";
export { type RunningWorker, startWorker } from "./start-worker.ts";
