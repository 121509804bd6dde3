import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cruise, getAvailableTranspilers, type ICruiseOptions, type ICruiseResult } from "dependency-cruiser";
import { againstApiLayers } from "./api-layers.ts";
import { browserFence, FENCES, type Fence } from "./rules.ts";
import { sourceFiles } from "./source-files.ts";
import type { Violation } from "./violation.ts";

export interface Cruise {
  readonly violations: readonly Violation[];
  /** Source files whose imports were read. */
  readonly modules: number;
  /** Imports found in them. */
  readonly imports: number;
  /** Files in the workspace that were not read: the fences do not cover them. */
  readonly unread: readonly string[];
}

const OPTIONS: ICruiseOptions = {
  validate: true,
  // Everything is ESM; a `require` comes from createRequire, whose paths do not start at the file.
  moduleSystems: ["es6"],
  doNotFollow: { path: ["(^|/)node_modules/", "^packages/db/generated/"] },
  exclude: { path: ["(^|/)(dist|\\.next|\\.turbo)/", "^tooling/fences/fixtures/"] },
  enhancedResolveOptions: {
    exportsFields: ["exports"],
    conditionNames: ["import", "node", "types", "default"],
  },
};

/**
 * With TypeScript 7, which has no JavaScript API, or without TypeScript, dependency-cruiser silently uses a JavaScript
 * parser. That one misses type imports, so forbidden cycles and arrows would pass.
 */
function assertTypeScript(): void {
  const typescript = getAvailableTranspilers().find((transpiler) => transpiler.name === "typescript");
  if (typescript?.available) return;
  throw new Error(
    `fences: dependency-cruiser cannot use TypeScript here (it wants ${typescript?.version ?? "one"}). See catalogs.typescript6 in pnpm-workspace.yaml.`,
  );
}

async function read(root: string, files: readonly string[], options: ICruiseOptions): Promise<ICruiseResult> {
  const { output } = await cruise([...files], { ...OPTIONS, ...options, baseDir: root });
  if (typeof output === "string") throw new Error("fences-e1: dependency-cruiser answered with text");
  return output;
}

function violationsOf(result: ICruiseResult, fences: readonly Fence[]): Violation[] {
  return result.summary.violations.map(({ rule, from, to, via, cycle }) => {
    const path = (via ?? cycle)?.map((step) => step.name).join(" -> ");
    const comment = fences.find((fence) => fence.name === rule.name)?.comment ?? "";
    return { fence: rule.name, from, to: path ?? to, comment };
  });
}

/** Relative imports out of a package, which bypass the other package's `exports`. The root is no package. */
function reachingIn(result: ICruiseResult): Violation[] {
  const packageOf = (path: string): string => path.split("/").slice(0, 2).join("/");
  return result.modules.flatMap((module) =>
    module.dependencies
      .filter(
        (to) =>
          to.module.startsWith(".") &&
          !to.couldNotResolve &&
          to.resolved.includes("/") &&
          packageOf(to.resolved) !== packageOf(module.source),
      )
      .map((to) => ({
        fence: "no-relative-import-across-packages",
        from: module.source,
        to: to.resolved,
        comment: "Import another package by its name, so that its exports decide what is public.",
      })),
  );
}

function isClient(root: string, file: string): boolean {
  return /^\s*["']use client["']/.test(readFileSync(join(root, file), "utf8"));
}

/** Reads every source file of the workspace at `root` and checks its imports against all fences. */
export async function cruiseWorkspace(root: string): Promise<Cruise> {
  assertTypeScript();
  const files = sourceFiles(root);
  const asWritten = await read(root, files, {
    ruleSet: { forbidden: [...FENCES] },
    tsPreCompilationDeps: true,
  });
  const clients = files.filter((file) => file.startsWith("apps/") && isClient(root, file));
  const browser = browserFence(clients);
  // Starting at the clients: only the files that they reach are read, a tenth of all.
  const asRun =
    clients.length === 0 ? undefined : await read(root, clients, { ruleSet: { forbidden: [browser] } });

  const sources = new Set(asWritten.modules.map((module) => module.source));
  const ours = asWritten.modules.filter((module) => files.includes(module.source));
  return {
    violations: [
      ...violationsOf(asWritten, FENCES),
      ...reachingIn(asWritten),
      ...againstApiLayers(asWritten),
      ...(asRun === undefined ? [] : violationsOf(asRun, [browser])),
    ],
    modules: ours.length,
    imports: ours.reduce((sum, module) => sum + module.dependencies.length, 0),
    unread: files.filter((file) => !sources.has(file)),
  };
}
