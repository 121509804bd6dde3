import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** A live server process, read from its postmaster.pid. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: "starting" | "stopping" | "ready";
}

const PID_FILE = "postmaster.pid";

/** The live server of a cluster; undefined if there is none (a stale lock file counts as none). */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const lines = readPidFile(cluster)?.split("\n");
  const pid = Number(lines?.[0]);
  if (!lines || !(pid > 0) || !commandLine(pid).includes(cluster)) return undefined;
  const status = lines[7]?.trim();
  return {
    pid,
    port: Number(lines[3] ?? 0),
    status: status === "ready" || status === "stopping" ? status : "starting",
  };
}

/**
 * After a crash, PostgreSQL clears a lock file whose process is gone, but not one whose process id has since been given to
 * another process of the same user. This replaces the id by an unused one instead of removing the file, because PostgreSQL
 * also uses the file to find backends that outlived their server.
 */
export function clearStalePidFile(cluster: string): void {
  const text = readPidFile(cluster);
  const pid = Number(text?.split("\n")[0]);
  if (text === undefined || commandLine(pid) === "" || commandLine(pid).includes(cluster)) return;
  const dead = spawnSync("/bin/sh", ["-c", ":"]).pid;
  writeFileSync(path.join(cluster, PID_FILE), text.replace(/^\d+/, String(dead)));
}

function readPidFile(cluster: string): string | undefined {
  try {
    return readFileSync(path.join(cluster, PID_FILE), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** The command line of a process; empty if there is no such process. */
function commandLine(pid: number): string {
  if (!(pid > 0)) return "";
  if (process.platform !== "linux") {
    return spawnSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" }).stdout.trim();
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return "";
  }
}
