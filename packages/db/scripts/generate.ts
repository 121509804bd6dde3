/**
 * Makes packages/db/generated from prisma: the client, the rows of the tables and the names of the migrations. Run at install, and by
 * make when one of them is newer.
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

/** Prisma writes where the schema says, so that the schema is copied into a folder of its own first. */
const workshop = mkdtempSync(join(tmpdir(), "leadgen-prisma-"));
try {
  mkdirSync(join(workshop, "prisma"));
  cpSync(join(here, "prisma", "schema.prisma"), join(workshop, "prisma", "schema.prisma"));
  const schema = join(workshop, "prisma", "schema.prisma");
  generateClient(schema);
  writeFileSync(join(workshop, "generated", "rows.ts"), rowTypes(readFileSync(schema, "utf8")));
  writeFileSync(join(workshop, "generated", "migrations.ts"), migrationNames());
  syncFolder(join(workshop, "generated"), join(here, "generated"));
  // make compares its time with the schema's.
  writeFileSync(join(here, "generated", "stamp"), "");
} finally {
  rmSync(workshop, { recursive: true, force: true });
}

/** The code names its migrations, since a bundled app has no folder to look into. */
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
    // Generating uses no schema engine, but Prisma downloads one unless an existing file is named as it.
    env: {
      PATH: "",
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: "1",
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
    },
  });
  if (child.status !== 0) throw new Error(`prisma generate failed:\n${child.stdout}${child.stderr}`);
}
