import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** The descendants of `pid`. */
export function descendantsOf(pid: number): Process[] {
  const all = listProcesses();
  const found: Process[] = [];
  for (let parents = [pid]; parents.length > 0; ) {
    const children = all.filter(({ parent }) => parents.includes(parent));
    found.push(...children);
    parents = children.map((child) => child.pid);
  }
  return found;
}

/** Live processes among `processes`, and those with `text` in their command line. */
export function stillAlive(processes: readonly Process[], text: string): string[] {
  const known = new Set(processes.map(({ pid, command }) => `${pid} ${command}`));
  return listProcesses()
    .map(({ pid, command }) => ({ line: `${pid} ${command}`, command }))
    .filter(({ line, command }) => known.has(line) || command.includes(text))
    .map(({ line }) => line);
}

/** Waits until they are gone; after `ms`, returns those that are not. */
export async function goneWithin(ms: number, look: () => string[]): Promise<string[]> {
  const deadline = Date.now() + ms;
  for (;;) {
    const left = look();
    if (left.length === 0 || Date.now() > deadline) return left;
    await sleep(100);
  }
}

/** Running processes; zombies are not listed. */
function listProcesses(): Process[] {
  return existsSync("/proc/self/stat") ? listByProc() : listByPs();
}

function listByProc(): Process[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
      return state === "Z" ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
    } catch {
      return [];
    }
  });
}

function listByPs(): Process[] {
  const text = execFileSync("/bin/ps", ["-A", "-o", "pid=,ppid=,command="], { encoding: "utf8" });
  return [...text.matchAll(/^ *(\d+) +(\d+) (.*)$/gm)].map(([, pid, parent, command = ""]) => {
    return { pid: Number(pid), parent: Number(parent), command };
  });
}
