import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { Socket } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Identity } from "./identity.ts";

export interface LaunchOptions {
  readonly bin: string;
  readonly cluster: string;
  readonly port: number;
  readonly logFile: string;
  readonly identity: Identity;
  readonly settings: Readonly<Record<string, string | number>>;
}

/** A server that this process started. */
export interface Server {
  readonly pid: number;
  /** Resolves when the server process has ended, however it did. */
  readonly ended: Promise<void>;
  /** Ends open sessions, writes a checkpoint, and leaves no process behind. */
  stop(): Promise<void>;
}

/** How long a stop may take before the next, harder signal, in milliseconds. */
const PATIENCE = 15_000;

export function launch(options: LaunchOptions): Server {
  const settings = {
    listen_addresses: "127.0.0.1",
    port: options.port,
    // TCP only: socket folders bring limits on length, permissions and stale files.
    unix_socket_directories: "",
    ...options.settings,
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = openSync(options.logFile, "w");
  // Detached: Ctrl-C goes to the terminal's process group, and the work needs its database to end properly.
  const server = spawn(path.join(options.bin, "postgres"), ["-D", options.cluster, ...args], {
    ...options.identity,
    cwd: "/",
    env: { LC_ALL: "C", TZ: "UTC" },
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  const watchdog = watch(server, options.identity);
  server.unref();
  const ended = exit(server).then(async () => {
    watchdog.kill("SIGKILL");
    await exit(watchdog);
  });
  return { pid: server.pid ?? 0, ended, stop: () => stop(server, ended) };
}

/**
 * A shell that waits for our end of a pipe to close, which the kernel does however we die (SIGKILL included), and then
 * asks the server to stop. Polling our process id instead would be slower, and wrong once the number is reused.
 */
function watch(server: ChildProcess, identity: Identity): ChildProcess {
  const script = 'while read -r _; do :; done; kill -INT "$0"';
  const watchdog = spawn("/bin/sh", ["-c", script, String(server.pid)], {
    ...identity,
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  watchdog.unref();
  if (watchdog.stdin instanceof Socket) watchdog.stdin.unref();
  return watchdog;
}

async function stop(server: ChildProcess, ended: Promise<void>): Promise<void> {
  server.ref();
  // Fast, then immediate (no checkpoint, recovers at the next start), then by force.
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    server.kill(signal);
    const patience = new AbortController();
    const late = sleep(PATIENCE, "late", { signal: patience.signal }).catch(() => undefined);
    const outcome = await Promise.race([ended, late]);
    patience.abort();
    if (outcome !== "late") return;
  }
}

async function exit(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await Promise.race([once(child, "exit"), once(child, "error")]).catch(() => undefined);
}
