import { readdirSync, readFileSync } from "node:fs";
import type { System } from "@leadgen/testkit";

/** Ticks per second of the kernel's clock in /proc. */
const HZ = 100;

interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Ticks of the process and of its children that have ended. */
  readonly ticks: number;
}

function processOf(pid: number): Process | undefined {
  try {
    // The name, in brackets, may contain spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ")
      .map(Number);
    const [, parent = 0] = fields;
    return { pid, parent, ticks: fields.slice(11, 15).reduce((sum, each) => sum + each, 0) };
  } catch {
    // The process has ended in the meantime.
    return undefined;
  }
}

/** Processor seconds of all descendants of a process so far, without the process itself. Linux only. */
export function secondsBelow(root: number): number {
  const all = readdirSync("/proc")
    .map(Number)
    .filter(Number.isInteger)
    .flatMap((pid) => processOf(pid) ?? []);
  const below = (parent: number): number =>
    all.filter((each) => each.parent === parent).reduce((sum, { pid, ticks }) => sum + ticks + below(pid), 0);
  return below(root) / HZ;
}

/** The process whose children serve this pool's connections. */
export async function serverOf(pool: System["pool"]): Promise<number> {
  const { rows } = await pool.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  return processOf(rows[0]?.pid ?? 0)?.parent ?? 0;
}
