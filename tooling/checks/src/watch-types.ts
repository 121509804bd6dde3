/**
 * Checks the three type programs again at each change, until it is stopped. One `tsc --watch` each: `tsc --build
 * --watch` (TypeScript 7.0) and `turbo watch` miss changes. Usage: node watch-types.ts [root of the workspace]
 */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PROGRAMS = ["packages/core", ".", "apps/web/tsconfig.check.json"];

const here = fileURLToPath(new URL("../../..", import.meta.url));
const root = process.argv[2] ?? here;

const children: ChildProcess[] = PROGRAMS.map((program) =>
  spawn(join(here, "node_modules/.bin/tsc"), ["--project", program, "--watch", "--preserveWatchOutput"], {
    cwd: root,
    stdio: "inherit",
  }),
);

function stop(): void {
  for (const child of children) child.kill();
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
for (const child of children) {
  child.once("exit", (code) => {
    process.exitCode ||= code ?? 0;
    stop();
  });
}
