import { readFileSync } from "node:fs";
import path from "node:path";
import { startEmbedded } from "@leadgen/db/embedded";
import type { Supervisor } from "./supervisor.ts";

export interface DatabaseOptions {
  readonly dataDir: string;
  readonly settings?: Readonly<Record<string, string | number>>;
  /** Default: 54329, or else any free one. */
  readonly port?: number;
}

/** Starts the embedded PostgreSQL under supervision, or attaches to the one that runs on this data. */
export async function startDatabase(
  supervisor: Supervisor,
  options: DatabaseOptions,
): Promise<{ url: string; port: number; attached: boolean }> {
  const { url, port, attached, dataDir, stop } = await startEmbedded(options);
  const pid = attached ? undefined : serverPid(dataDir);
  supervisor.adopt({ name: "PostgreSQL", pid, stop });
  return { url, port, attached };
}

function serverPid(dataDir: string): number | undefined {
  const [pid] = readFileSync(path.join(dataDir, "cluster", "postmaster.pid"), "utf8").split("\n");
  return Number(pid) || undefined;
}
