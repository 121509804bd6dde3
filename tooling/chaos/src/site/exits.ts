import type { Site } from "./site.ts";

/** Processes that ended by themselves, in words. `wanted`: the names of those that were. */
export function exits(site: Site, wanted: ReadonlySet<string> = new Set()): string[] {
  const processes = [...site.workers.map(({ process }) => process), ...(site.api ? [site.api.process] : [])];
  return processes
    .filter((process) => process.ending() !== undefined && !wanted.has(process.name))
    .map((process) => `${process.name} ended by itself: ${process.tail().slice(-5).join(" | ")}`);
}
