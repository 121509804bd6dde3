import { realpath } from "node:fs/promises";
import path from "node:path";
import { readPassword } from "./init-cluster.ts";
import { findPostmaster } from "./postmaster.ts";
import { urlOf } from "./start-embedded.ts";

/** The URL of the embedded PostgreSQL that runs on this data folder. Undefined: none does, and none is started. */
export async function findEmbedded(dataDir: string): Promise<string | undefined> {
  const folder = await realpath(dataDir).catch(() => undefined);
  if (folder === undefined) return undefined;
  const cluster = path.join(folder, "cluster");
  const running = findPostmaster(cluster);
  return running?.status === "ready" ? urlOf(await readPassword(cluster), running.port) : undefined;
}
