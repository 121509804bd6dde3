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
  /** Resolves when the server process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Ends open sessions, writes a checkpoint and leaves no process behind. */
  stop(): Promise<void>;
}

/** How long a stop may take before the next, harder signal, in milliseconds. */
const PATIENCE = 15_000;

export function launch(options: LaunchOptions): Server {
  const settings = {
    listen_addresses: "127.0.0.1",
    port: options.port,
    // TCP only: socket folders have limits on length, permissions and stale files.
    unix_socket_directories: "",
    ...options.settings,
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = openSync(options.logFile, "w");
  // Detached: Ctrl-C goes to the terminal's whole process group, and the work needs its database until it has ended properly.
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
 * Starts a shell that waits until our end of a pipe closes, which the kernel does however this process ends (SIGKILL
 * included), and then stops the server. Polling our process id would be slower, and wrong once the id is reused.
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
  // Fast shutdown, then immediate (no checkpoint, recovery at the next start), then SIGKILL.
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
