import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, globSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const REPOSITORY = fileURLToPath(new URL("../../..", import.meta.url));

const NODE_TYPES = "//#types";
const CORE_TYPES = "@leadgen/core#types";
const WEB_TYPES = "@leadgen/web#types";
const CORE_BUILD = "@leadgen/core#build";
const WEB_BUILD = "@leadgen/web#build";
/** They read documents too. */
const CHECKS_OF_ALL = ["//#env", "//#generated"];
/** They read every file but documents. */
const CHECKS = [...CHECKS_OF_ALL, "//#fences", "//#ids", "//#lint", "//#unused"];
const ALL = [...CHECKS, NODE_TYPES, CORE_BUILD, CORE_TYPES, WEB_BUILD, WEB_TYPES];

/** A file that changes, and the tasks that the cache must not answer after that. */
const RERUNS: ReadonlyArray<readonly [file: string, tasks: readonly string[]]> = [
  ["packages/core/src/index.ts", ALL],
  ["packages/core/tsconfig.json", ALL],
  ["packages/core/vitest.config.ts", [...CHECKS, NODE_TYPES]],
  ["packages/core/test/tarball.test.ts", [...CHECKS, NODE_TYPES]],
  ["packages/api/src/index.ts", [...CHECKS, NODE_TYPES, WEB_BUILD, WEB_TYPES]],
  ["packages/api/package.json", [...CHECKS, NODE_TYPES, WEB_BUILD, WEB_TYPES]],
  ["packages/db/prisma/schema.prisma", [...CHECKS, NODE_TYPES, WEB_BUILD, WEB_TYPES]],
  ["apps/web/src/env.ts", [...CHECKS, NODE_TYPES, WEB_BUILD, WEB_TYPES]],
  ["apps/web/next.config.ts", [...CHECKS, NODE_TYPES, WEB_BUILD, WEB_TYPES]],
  ["apps/cli/src/main.ts", [...CHECKS, NODE_TYPES]],
  ["tooling/checks/test/turbo.long.test.ts", [...CHECKS, NODE_TYPES]],
  ["tsconfig.json", [...CHECKS, NODE_TYPES]],
  ["Makefile", CHECKS],
  ["tooling/tsconfig/base.json", ALL],
  ["pnpm-lock.yaml", ALL],
  ["docs/README.md", CHECKS_OF_ALL],
];

const TASKS = ["types", "build", "lint", "fences", "unused", "generated", "env", "ids"];

/** The hash of each task: two runs with the same one share their result. */
function hashes(root: string): Map<string, string> {
  const turbo = join(REPOSITORY, "node_modules/.bin/turbo");
  const output = execFileSync(turbo, ["run", ...TASKS, "--dry=json"], {
    cwd: root,
    encoding: "utf8",
    stdio: "pipe",
  });
  const { tasks } = JSON.parse(output) as { tasks: { taskId: string; hash: string }[] };
  return new Map(tasks.map(({ taskId, hash }) => [taskId, hash]));
}

describe("turbo", () => {
  let root = "";

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "leadgen-turbo-"));
    const files = globSync(["*.{json,yaml}", "{packages,apps,tooling}/*/{package,tsconfig*}.json"], {
      cwd: REPOSITORY,
    });
    for (const file of [...files, ...RERUNS.map(([changed]) => changed)]) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      cpSync(join(REPOSITORY, file), join(root, file));
    }
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each(RERUNS)("after a change of %s reruns exactly %j", (file, tasks) => {
    const before = hashes(root);
    appendFileSync(join(root, file), "\n");
    const after = hashes(root);
    expect([...before.keys()].sort()).toEqual(ALL.toSorted());
    expect([...after.keys()].filter((task) => before.get(task) !== after.get(task)).sort()).toEqual(
      tasks.toSorted(),
    );
  });
});
