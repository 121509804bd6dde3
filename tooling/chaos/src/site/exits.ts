import type { Site } from "./site.ts";

/** Processes that ended by themselves, in words. `wanted`: the names of those whose end was intended. */
export function exits(site: Site, wanted: ReadonlySet<string> = new Set()): string[] {
  const processes = [...site.workers.map(({ process }) => process), ...(site.api ? [site.api.process] : [])];
  return processes
    .filter((process) => process.ending() !== undefined && !wanted.has(process.name))
    .map((process) => `${process.name} ended by itself: ${lastWords(process.tail())}`);
}

/** The lines from where Node reports an uncaught error, or else the last lines. */
function lastWords(lines: readonly string[]): string {
  const uncaught = lines.findIndex((line) => /^(node:|file:|\/)/.test(line));
  return (uncaught < 0 ? lines.slice(-5) : lines.slice(uncaught)).join(" | ");
}
