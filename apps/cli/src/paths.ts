import path from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's folder. */
export const ROOT = fileURLToPath(new URL("../../..", import.meta.url)).replace(/[/\\]$/, "");

const inRoot = (...parts: string[]): string => path.join(ROOT, ...parts);

/** What is started as a process of its own. */
export const ENTRY = {
  cli: inRoot("apps", "cli", "src", "main.ts"),
  worker: inRoot("apps", "worker", "src", "main.ts"),
  simulator: inRoot("apps", "simulator", "src", "main.ts"),
  web: inRoot("apps", "web", "src", "server", "main.ts"),
  next: inRoot("apps", "web", "node_modules", "next", "dist", "bin", "next"),
} as const;

export const WEB = inRoot("apps", "web");
export const DATA = inRoot(".data");
/** What Node keeps of sources that it has compiled: half of what a start costs. Whoever can't write there compiles again. */
export const COMPILE_CACHE = inRoot("node_modules", ".cache", "leadgen", "compile");

/** A path as people want to read it: from the current folder if it is below that. */
export function shownPath(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative === "" || relative.startsWith("..") ? file : relative;
}
