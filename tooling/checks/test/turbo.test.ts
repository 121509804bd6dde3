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
const ALL = [NODE_TYPES, CORE_BUILD, CORE_TYPES, WEB_BUILD, WEB_TYPES];

/** A file that changes, and the tasks that the cache must not answer after that. */
const RERUNS: ReadonlyArray<readonly [file: string, tasks: readonly string[]]> = [
  ["packages/core/src/index.ts", ALL],
  ["packages/core/tsconfig.json", ALL],
  ["packages/core/vitest.config.ts", [NODE_TYPES]],
  ["packages/core/test/tarball.test.ts", [NODE_TYPES]],
  ["packages/api/src/index.ts", [NODE_TYPES, WEB_BUILD, WEB_TYPES]],
  ["packages/api/package.json", [NODE_TYPES, WEB_BUILD, WEB_TYPES]],
  ["packages/db/prisma/schema.prisma", [NODE_TYPES, WEB_BUILD, WEB_TYPES]],
  ["apps/web/src/env.ts", [NODE_TYPES, WEB_BUILD, WEB_TYPES]],
  ["apps/web/next.config.ts", [NODE_TYPES, WEB_BUILD, WEB_TYPES]],
  ["apps/cli/src/main.ts", [NODE_TYPES]],
  ["tooling/checks/test/turbo.test.ts", [NODE_TYPES]],
  ["tsconfig.json", [NODE_TYPES]],
  ["tooling/tsconfig/base.json", ALL],
  ["pnpm-lock.yaml", ALL],
  ["docs/README.md", []],
];

/** The hash of each task: two runs with the same one share their result. */
function hashes(root: string): Map<string, string> {
  const turbo = join(REPOSITORY, "node_modules/.bin/turbo");
  const output = execFileSync(turbo, ["run", "types", "build", "--dry=json"], {
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
    expect([...before.keys()].sort()).toEqual(ALL);
    expect([...after.keys()].filter((task) => before.get(task) !== after.get(task)).sort()).toEqual(tasks);
  });
});
