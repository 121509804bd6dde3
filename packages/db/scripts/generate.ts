/**
 * Makes packages/db/generated from packages/db/prisma: the client, the row types of the tables and the names of the migrations. It runs
 * at install, and from make if a source is newer.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rowTypes } from "./row-types.ts";
import { syncFolder } from "./sync-folder.ts";

const here = fileURLToPath(new URL("..", import.meta.url));

/** Prisma writes relative to the schema, so the schema is first copied into a folder of its own. */
const workshop = mkdtempSync(join(tmpdir(), "leadgen-prisma-"));
try {
  mkdirSync(join(workshop, "prisma"));
  cpSync(join(here, "prisma", "schema.prisma"), join(workshop, "prisma", "schema.prisma"));
  const schema = join(workshop, "prisma", "schema.prisma");
  generateClient(schema);
  writeFileSync(join(workshop, "generated", "rows.ts"), rowTypes(readFileSync(schema, "utf8")));
  writeFileSync(join(workshop, "generated", "migrations.ts"), migrationNames());
  syncFolder(join(workshop, "generated"), join(here, "generated"));
  // make compares this file's time with the schema's.
  writeFileSync(join(here, "generated", "stamp"), "");
} finally {
  rmSync(workshop, { recursive: true, force: true });
}

/** The migrations' names as code, because a bundled app has no migrations folder to read. */
function migrationNames(): string {
  const names = readdirSync(join(here, "prisma", "migrations"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `  ${JSON.stringify(entry.name)},\n`);
  return `// Made from prisma/migrations by scripts/generate.ts.\nexport const MIGRATIONS: readonly string[] = [\n${names.sort().join("")}];\n`;
}

function generateClient(schema: string): void {
  const cli = createRequire(import.meta.url).resolve("prisma/build/index.js");
  const child = spawnSync(process.execPath, [cli, "generate", "--no-hints", `--schema=${schema}`], {
    cwd: here,
    encoding: "utf8",
    // Generating needs no schema engine, but Prisma downloads one unless this names an existing file.
    env: {
      PATH: "",
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: "1",
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
    },
  });
  if (child.status !== 0) throw new Error(`prisma generate failed:\n${child.stdout}${child.stderr}`);
}
