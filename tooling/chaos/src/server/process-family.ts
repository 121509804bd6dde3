import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readlinkSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** A process and its children; PostgreSQL's children have none. */
export function familyOf(pid: number): number[] {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const children = stdout
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid)
    .map(([child = 0]) => child);
  return [pid, ...children];
}

export function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

const LOOK_MS = 10;

/**
 * Kills processes whose working directory is the folder, until there are none. A backend that starts at the moment of the kill may wait
 * for a lock or a read that a killed process was to finish, and then never notices that its parent is gone.
 */
export async function killThoseIn(folder: string): Promise<void> {
  for (let found = workingIn(folder); found.length > 0; found = workingIn(folder)) {
    for (const pid of found) kill(pid, "SIGKILL");
    await pause(LOOK_MS);
  }
}

/** None on systems without /proc. */
function workingIn(folder: string): number[] {
  if (!existsSync("/proc/self/cwd")) return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && folderOf(name) === folder)
    .map(Number);
}

function folderOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}
