import path from "node:path";
import { migrate } from "@leadgen/db/migrate";
import type { Env } from "../env.ts";
import { DATA } from "../paths.ts";
import { startDatabase } from "../processes/start-database.ts";
import type { Supervisor } from "../processes/supervisor.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** The database at DATABASE_URL, or else an embedded one, migrated to the latest schema. @returns its URL. */
export async function prepareDatabase(supervisor: Supervisor, env: Env, terminal: Terminal): Promise<string> {
  const url = env.databaseUrl ?? (await startEmbeddedOne(supervisor, terminal));
  const { applied } = await migrate(env.databaseDirectUrl ?? url);
  if (applied.length > 0) terminal.print(`Migrations  applied ${applied.join(", ")}`);
  return url;
}

async function startEmbeddedOne(supervisor: Supervisor, terminal: Terminal): Promise<string> {
  const { url, port, attached } = await startDatabase(supervisor, { dataDir: path.join(DATA, "postgres") });
  const how = attached ? "joined the one that runs already" : "embedded, data in .data/postgres";
  terminal.print(`PostgreSQL  127.0.0.1:${port} (${how})`);
  return url;
}
