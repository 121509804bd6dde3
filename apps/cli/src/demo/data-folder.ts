import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-codes.ts";
import { shownPath } from "../paths.ts";
import { isAlive } from "../processes/process-groups.ts";

/** Paths of the demo's data. */
export interface DataFolder {
  readonly postgres: string;
  readonly requests: string;
  readonly logs: string;
  readonly csv: string;
  /** Releases the folder for another demo; the data stays. */
  release(): void;
}

/** Locks the folder for this process and removes an earlier demo's data. @throws CliError if a demo is running. */
export function takeDataFolder(folder: string): DataFolder {
  mkdirSync(folder, { recursive: true });
  const lock = path.join(folder, "demo.lock");
  takeLock(lock);
  // Only these names, not the whole folder: the user chose it, and it may hold other things.
  for (const name of ["postgres", "simulator", "logs", "leads.csv"]) {
    rmSync(path.join(folder, name), { recursive: true, force: true });
  }
  const logs = path.join(folder, "logs");
  mkdirSync(logs);
  return {
    postgres: path.join(folder, "postgres"),
    requests: path.join(folder, "simulator", "requests.ndjson"),
    logs,
    csv: path.join(folder, "leads.csv"),
    release: () => rmSync(lock, { force: true }),
  };
}

function takeLock(lock: string): void {
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const holder = holderOf(lock);
    if (holder !== undefined && isAlive(holder)) {
      const message = `A demo is running here already (process ${holder}). Wait for it, stop it, or use another folder with --data. If that process is none, delete ${shownPath(lock)}.`;
      throw new CliError(EXIT.MISBEHAVED, message);
    }
    rmSync(lock, { force: true });
  }
}

function holderOf(lock: string): number | undefined {
  try {
    return Number(readFileSync(lock, "utf8")) || undefined;
  } catch {
    return undefined;
  }
}
