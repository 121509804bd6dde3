import { readdirSync, readFileSync } from "node:fs";
import type { System } from "@leadgen/testkit";

/** Ticks of the kernel's clock a second, as /proc counts them. */
const HZ = 100;

interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Its own, and those of its children that have ended. */
  readonly ticks: number;
}

function processOf(pid: number): Process | undefined {
  try {
    // The name, in brackets, may have spaces of its own.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ")
      .map(Number);
    const [, parent = 0] = fields;
    return { pid, parent, ticks: fields.slice(11, 15).reduce((sum, each) => sum + each, 0) };
  } catch {
    // It has ended meanwhile.
    return undefined;
  }
}

/** Seconds of a processor that everything below a process has taken so far, itself not counted. Linux only. */
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
