import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const SCRIPT = fileURLToPath(new URL("../src/watch-types.ts", import.meta.url));

async function workspace(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "leadgen-watch-"));
  const config = JSON.stringify({ compilerOptions: { noEmit: true, types: [] }, include: ["src"] });
  for (const file of ["tsconfig.json", "packages/core/tsconfig.json", "apps/web/tsconfig.check.json"]) {
    await mkdir(join(root, dirname(file), "src"), { recursive: true });
    await writeFile(join(root, file), config);
    await writeFile(join(root, dirname(file), "src/broken.ts"), 'export const broken: number = "1";\n');
  }
  return root;
}

test("compile errors of each of the three programs are reported, and SIGTERM ends all watchers", async () => {
  const root = await workspace();
  const watch = spawn(process.execPath, [SCRIPT, root], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  watch.stdout.on("data", (chunk) => {
    output += chunk;
  });
  // It closes when the last of the processes that share this pipe has ended.
  const closed = once(watch.stdout, "close");
  try {
    await expect.poll(() => output.match(/Watching for file changes/g)?.length).toBe(3);
    expect(
      [...output.matchAll(/^(.*)broken\.ts\(1,14\): error TS2322/gm)].map((match) => match[1]).sort(),
    ).toEqual(["apps/web/src/", "packages/core/src/", "src/"]);
  } finally {
    watch.kill("SIGTERM");
    await closed;
    await rm(root, { recursive: true, force: true });
  }
});
