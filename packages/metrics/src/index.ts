export { Counter, Gauge, Histogram, type Registry } from "prom-client";
export { alertCounter } from "./alert-counter.ts";
export { mayReadMetrics } from "./may-read-metrics.ts";
export { createRegistry } from "./registry.ts";
export { watchPools } from "./watch-pools.ts";
