import { globSync } from "node:fs";

const SKIPPED =
  /(^|\/)(node_modules|dist|\.next|\.turbo)\/|^packages\/db\/generated\/|^tooling\/fences\/fixtures\/|\.d\.ts$/;

/** Every TypeScript file under `root` except generated code, relative to it and sorted. */
export function sourceFiles(root: string): string[] {
  return globSync("{packages,apps,tooling}/*/**/*.{ts,tsx,mts,cts}", {
    cwd: root,
    exclude: (path) => /(^|\/)(node_modules|\.next|\.turbo|dist)$/.test(path),
  })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => !SKIPPED.test(path))
    .sort();
}
