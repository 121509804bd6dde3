import { collectDefaultMetrics, Registry } from "prom-client";

/** The metrics of one process, including its memory, event loop and garbage collection. Each has the label `app`. */
export function createRegistry(app: "web" | "worker"): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ app });
  collectDefaultMetrics({ register: registry });
  return registry;
}
