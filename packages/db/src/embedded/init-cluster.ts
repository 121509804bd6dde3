import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Identity } from "./identity.ts";

export const SUPERUSER = "postgres";

/** The superuser's password is in the cluster's folder (mode 700): a user who can read it can read the data too. */
const PASSWORD_FILE = "leadgen.password";

export interface InitOptions {
  readonly dataDir: string;
  readonly bin: string;
  /** The version of PostgreSQL. */
  readonly version: string;
  readonly identity: Identity;
  /** Whether initdb waits until the files are on disk. */
  readonly sync: boolean;
}

/**
 * Makes the cluster unless it exists. It is built under another name and then renamed, so that a folder named `cluster`
 * is always complete, and of two concurrent processes the second one uses the cluster of the first.
 */
export async function initCluster({ dataDir, ...options }: InitOptions): Promise<string> {
  const cluster = path.join(dataDir, "cluster");
  if (await stat(cluster).catch(() => undefined)) return cluster;
  const draft = path.join(dataDir, `cluster-draft-${randomUUID()}`);
  const passwordFile = `${draft}.password`;
  try {
    await mkdir(draft, { mode: 0o700 });
    await writeFile(passwordFile, randomBytes(24).toString("hex"), { mode: 0o600 });
    const { identity } = options;
    if (identity) {
      await chown(draft, identity.uid, identity.gid);
      await chown(passwordFile, identity.uid, identity.gid);
    }
    await initdb({ ...options, cluster: draft, passwordFile });
    await rename(passwordFile, path.join(draft, PASSWORD_FILE));
    await rename(draft, cluster);
  } catch (error) {
    if (!["ENOTEMPTY", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
    await rm(passwordFile, { force: true });
  }
  return cluster;
}

export async function readPassword(cluster: string): Promise<string> {
  return (await readFile(path.join(cluster, PASSWORD_FILE), "utf8")).trim();
}

interface NewCluster extends Omit<InitOptions, "dataDir"> {
  readonly cluster: string;
  readonly passwordFile: string;
}

function initdb({ bin, version, cluster, passwordFile, identity, sync }: NewCluster): Promise<void> {
  const args = [
    `--pgdata=${cluster}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    // PostgreSQL's builtin collation (from version 17 on) sorts the same on every machine; the system's depends on its libc.
    ...(Number.parseInt(version, 10) < 17 ? [] : ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]),
    "--set=timezone=UTC",
    // A cluster without sync is for tests, which connect thousands of times: one iteration saves 1 ms for each.
    ...(sync ? [] : ["--no-sync", "--set=scram_iterations=1"]),
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(bin, "initdb"), args, {
      ...identity,
      cwd: "/",
      env: { LC_ALL: "C" },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let complaint = "";
    child.stderr.on("data", (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`Creating the embedded database failed: ${complaint.trim()}`));
    });
  });
}
