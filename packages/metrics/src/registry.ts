import { collectDefaultMetrics, Registry } from "prom-client";

/** What one process exports, with its memory, event loop and garbage collection. `app` is a label of every metric. */
export function createRegistry(app: "web" | "worker"): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ app });
  collectDefaultMetrics({ register: registry });
  return registry;
}
