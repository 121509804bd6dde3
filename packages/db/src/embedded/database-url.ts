import { realpath } from "node:fs/promises";
import path from "node:path";
import { readPassword } from "./init-cluster.ts";
import { findPostmaster } from "./postmaster.ts";
import { startEmbedded, urlOf } from "./start-embedded.ts";

export interface ResolvedDatabase extends AsyncDisposable {
  readonly url: string;
  /** Whether it is the embedded PostgreSQL, which `stop()` ends if this process started it. */
  readonly embedded: boolean;
  stop(): Promise<void>;
}

/** `DATABASE_URL` if it is set, else an embedded PostgreSQL in `dataDir` (the caller's `.data/postgres`). */
export async function resolveDatabaseUrl(
  env: { readonly DATABASE_URL?: string | undefined },
  dataDir: string,
): Promise<ResolvedDatabase> {
  if (env.DATABASE_URL) {
    const stop = async () => undefined;
    return { url: env.DATABASE_URL, embedded: false, stop, [Symbol.asyncDispose]: stop };
  }
  const { url, stop } = await startEmbedded({ dataDir });
  return { url, embedded: true, stop, [Symbol.asyncDispose]: stop };
}

/** The URL of the embedded PostgreSQL that runs on this data folder; undefined if none runs. Starts none. */
export async function findEmbedded(dataDir: string): Promise<string | undefined> {
  const folder = await realpath(dataDir).catch(() => undefined);
  if (folder === undefined) return undefined;
  const cluster = path.join(folder, "cluster");
  const running = findPostmaster(cluster);
  return running?.status === "ready" ? urlOf(await readPassword(cluster), running.port) : undefined;
}
