import path from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's folder. */
export const ROOT = fileURLToPath(new URL("../../..", import.meta.url)).replace(/[/\\]$/, "");

const inRoot = (...parts: string[]): string => path.join(ROOT, ...parts);

/** Entry points that are started as processes of their own. */
export const ENTRY = {
  cli: inRoot("apps", "cli", "src", "main.ts"),
  worker: inRoot("apps", "worker", "src", "main.ts"),
  simulator: inRoot("apps", "simulator", "src", "main.ts"),
  web: inRoot("apps", "web", "src", "server", "main.ts"),
  next: inRoot("apps", "web", "node_modules", "next", "dist", "bin", "next"),
} as const;

export const WEB = inRoot("apps", "web");
export const DATA = inRoot(".data");
/** Node's cache of compiled sources: it saves half of a start's time. If it is not writable, Node compiles again. */
export const COMPILE_CACHE = inRoot("node_modules", ".cache", "leadgen", "compile");

/** A path for people: relative if it is below the current folder. */
export function shownPath(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative === "" || relative.startsWith("..") ? file : relative;
}
