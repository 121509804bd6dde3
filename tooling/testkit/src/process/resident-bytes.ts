import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The memory that a process holds, in bytes; 0 if it is gone. */
export async function residentBytes(pid: number): Promise<number> {
  // ps shows nothing and exits with 1 if there is no such process.
  const { stdout } = await run("ps", ["-o", "rss=", "-p", String(pid)]).catch(() => ({ stdout: "0" }));
  return Number(stdout.trim()) * 1024;
}
