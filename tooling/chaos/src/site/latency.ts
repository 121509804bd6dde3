import { PROVIDER_NAMES } from "@leadgen/simulator";
import type { Site } from "./site.ts";

/** Sets every provider's latency from now on, in milliseconds, plus a random part up to `jitterMs`. */
export function setLatency({ simulator }: Pick<Site, "simulator">, ms: number, jitterMs = 0): void {
  for (const provider of PROVIDER_NAMES) simulator.setLatency({ provider, ms, jitterMs });
}
