import { globSync } from "node:fs";

const SKIPPED =
  /(^|\/)(node_modules|dist|\.next|\.turbo)\/|^packages\/db\/generated\/|^tooling\/fences\/fixtures\/|\.d\.ts$/;

/** Every TypeScript file of ours under `root`, relative to it, sorted. Generated code is not ours. */
export function sourceFiles(root: string): string[] {
  return globSync("{packages,apps,tooling}/*/**/*.{ts,tsx,mts,cts}", {
    cwd: root,
    exclude: (path) => /(^|\/)(node_modules|\.next|\.turbo|dist)$/.test(path),
  })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => !SKIPPED.test(path))
    .sort();
}
