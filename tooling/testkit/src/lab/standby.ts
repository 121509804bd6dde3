import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { createPool, endPool } from "@leadgen/db";

/**
 * Creates the file in a stopped server's cluster that makes it start as a standby or recover from an archive. The file has the
 * owner of an existing one, which PostgreSQL checks.
 */
export async function signalAtStart(
  cluster: string,
  name: "standby.signal" | "recovery.signal",
): Promise<void> {
  await promisify(execFile)("cp", ["-a", path.join(cluster, "PG_VERSION"), path.join(cluster, name)]);
}

/** Makes the standby at `url` take writes. */
export async function promote(url: string): Promise<void> {
  const reader = createPool(url, { max: 1, standby: true });
  try {
    await reader.query("SELECT pg_promote()");
  } finally {
    await endPool(reader);
  }
}
