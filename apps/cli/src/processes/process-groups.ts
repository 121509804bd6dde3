import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Whether a process is alive, or with a negative id any process of that group. Zombies are not alive. */
export function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return livingByProc(id) ?? true;
}

/** Signals a process group; does nothing if it is gone. */
export function killGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch {
    // Gone already.
  }
}

/**
 * Reads /proc, since the signal 0 also finds zombies: in a container without an init, an orphan stays a zombie for ever, as no
 * parent waits for it. Undefined on systems without /proc.
 */
function livingByProc(id: number): boolean | undefined {
  if (!existsSync("/proc/self/stat")) return undefined;
  if (id > 0) return isLiving(statOf(String(id)));
  const numbers = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return numbers.map(statOf).some((stat) => stat?.group === -id && isLiving(stat));
}

interface Stat {
  readonly state: string;
  readonly group: number;
}

const isLiving = (stat: Stat | undefined): boolean => stat !== undefined && !["Z", "X"].includes(stat.state);

function statOf(pid: string): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name may contain spaces and parentheses; the fields begin after the last parenthesis.
    const [state = "", , group] = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return { state, group: Number(group) };
  } catch {
    return undefined;
  }
}
