import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { createPool, endPool } from "@leadgen/db";
import { type Embedded, startEmbedded } from "@leadgen/db/embedded";
import { familyOf, kill, killThoseIn } from "./process-family.ts";

/** One PostgreSQL of a pair: a folder and a port. It is the primary, the standby, or stopped. */
export interface Cluster {
  readonly folder: string;
  readonly port: number;
  /** The real folder, known after the first start. */
  data: string;
  server: Embedded | undefined;
}

/** A standby that was away for a while must still find its place in the log. */
const SETTINGS = { wal_keep_size: "1GB", max_connections: 100, track_commit_timestamp: "on" };

export async function startPrimary(cluster: Cluster): Promise<Embedded> {
  const server = await startEmbedded({ dataDir: cluster.folder, port: cluster.port, settings: SETTINGS });
  cluster.server = server;
  cluster.data = path.join(server.dataDir, "cluster");
  return server;
}

/** Starts a server that was stopped in order, or copied, as a standby of the primary. Resolves when it streams. */
export async function startStandby(cluster: Cluster, primary: Cluster): Promise<void> {
  const { password } = new URL(primary.server?.url ?? "");
  const primaryAt = `host=127.0.0.1 port=${primary.port} user=postgres password=${password}`;
  // Replaces the settings from its time as primary.
  await put(cluster, "postgresql.auto.conf", `primary_conninfo = '${primaryAt}'\n`);
  await put(cluster, "standby.signal", "");
  cluster.server = await startEmbedded({ dataDir: cluster.folder, port: cluster.port, settings: SETTINGS });
  await untilTrue(primary, "SELECT count(*) = 1 FROM pg_stat_replication WHERE state = 'streaming'");
}

/** Copies a cluster from a running primary, as pg_basebackup does. */
export async function copyOf(primary: Cluster, cluster: Cluster): Promise<void> {
  await promisify(execFile)("mkdir", ["-p", cluster.data]);
  const pool = createPool(primary.server?.url ?? "", { max: 1 });
  try {
    // A backup belongs to one session.
    const client = await pool.connect();
    await client.query("SELECT pg_backup_start('pair', fast => true)");
    await promisify(execFile)("sh", ["-c", COPY, primary.data, cluster.data]);
    const { rows } = await client.query<{ labelfile: string }>(
      "SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)",
    );
    client.release();
    await put(cluster, "backup_label", rows[0]?.labelfile ?? "");
  } finally {
    await endPool(pool);
  }
}

// The log comes from the primary. Files that vanish or grow during the copy are handled by the backup's label.
const COPY = `
  rm -rf "$1" && mkdir -m 700 "$1" && chown --reference="$0" "$1"
  tar -C "$0" --exclude='./pg_wal/*' --exclude='./postmaster.*' -cf - . 2>/dev/null | tar -C "$1" -xpf -
  mkdir -m 700 -p "$1/pg_wal/archive_status" "$1/pg_wal/summaries" && chown --reference="$0" "$1/pg_wal" "$1"/pg_wal/*`;

/** Writes a file with the owner and mode of an existing one. */
async function put(cluster: Cluster, name: string, text: string): Promise<void> {
  const file = path.join(cluster.data, name);
  await promisify(execFile)("cp", ["-a", path.join(cluster.data, "PG_VERSION"), file]);
  await writeFile(file, text);
}

export async function stop({ server }: Cluster): Promise<void> {
  await server?.stop();
}

/** Kills all processes at once, like a machine that loses power. */
export async function killHard(cluster: Cluster): Promise<void> {
  const [first = ""] = (await readFile(path.join(cluster.data, "postmaster.pid"), "utf8")).split("\n");
  for (const pid of familyOf(Number(first))) kill(pid, "SIGKILL");
  await killThoseIn(cluster.data);
  await stop(cluster);
}

/** Runs statements as superuser, each by itself, bypassing every proxy; works on a standby too. */
export async function ask<Row>(cluster: Cluster, ...statements: readonly string[]): Promise<Row[]> {
  const pool = createPool(cluster.server?.url ?? "", { max: 1, standby: true });
  try {
    let rows: Row[] = [];
    for (const sql of statements) rows = (await pool.query(sql)).rows as Row[];
    return rows;
  } finally {
    await endPool(pool);
  }
}

const PATIENCE_MS = 60_000;

export async function untilTrue(cluster: Cluster, sql: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  const pool = createPool(cluster.server?.url ?? "", { max: 1, standby: true });
  try {
    for (;;) {
      const [row] = (await pool.query<object>(sql)).rows;
      if (row !== undefined && Object.values(row)[0] === true) return;
      if (performance.now() > deadline) throw new Error(`Never came true: ${sql}`);
    }
  } finally {
    await endPool(pool);
  }
}
