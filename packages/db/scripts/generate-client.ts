/** Generates the Prisma client into the folder named by the first argument (default: packages/db/generated). */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL("..", import.meta.url));
const target = process.argv[2] ?? join(here, "generated");
// Prisma writes where the schema says, and the schema's text is part of what it writes: so the schema moves instead.
const workshop = mkdtempSync(join(tmpdir(), "leadgen-prisma-"));
try {
  mkdirSync(join(workshop, "prisma"));
  cpSync(join(here, "prisma", "schema.prisma"), join(workshop, "prisma", "schema.prisma"));
  const cli = createRequire(import.meta.url).resolve("prisma/build/index.js");
  const args = [cli, "generate", "--no-hints", `--schema=${join(workshop, "prisma", "schema.prisma")}`];
  const child = spawnSync(process.execPath, args, {
    cwd: here,
    encoding: "utf8",
    // Generating uses no schema engine, but Prisma downloads one unless an existing file is named as it.
    env: {
      PATH: "",
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: "1",
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
    },
  });
  if (child.status !== 0) throw new Error(`prisma generate failed:\n${child.stdout}${child.stderr}`);
  rmSync(target, { recursive: true, force: true });
  cpSync(join(workshop, "generated"), target, { recursive: true });
} finally {
  rmSync(workshop, { recursive: true, force: true });
}
