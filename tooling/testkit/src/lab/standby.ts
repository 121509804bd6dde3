import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { createPool, endPool } from "@leadgen/db";

/**
 * Leaves the file in a stopped server's cluster that says what it is when it starts: a standby, or one that recovers from an
 * archive. With the owner of a file that is there, which PostgreSQL insists on.
 */
export async function signalAtStart(
  cluster: string,
  name: "standby.signal" | "recovery.signal",
): Promise<void> {
  await promisify(execFile)("cp", ["-a", path.join(cluster, "PG_VERSION"), path.join(cluster, name)]);
}

/** The standby at `url` takes writes from now on. */
export async function promote(url: string): Promise<void> {
  const reader = createPool(url, { max: 1, standby: true });
  try {
    await reader.query("SELECT pg_promote()");
  } finally {
    await endPool(reader);
  }
}
