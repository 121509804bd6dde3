import { PROVIDER_NAMES } from "@leadgen/simulator";
import type { Site } from "./site.ts";

/** How long every provider takes to answer from now on, in milliseconds; by chance up to `jitterMs` longer. */
export function setLatency({ simulator }: Pick<Site, "simulator">, ms: number, jitterMs = 0): void {
  for (const provider of PROVIDER_NAMES) simulator.setLatency({ provider, ms, jitterMs });
}
