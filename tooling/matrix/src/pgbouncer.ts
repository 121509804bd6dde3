import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { steadyPort } from "@leadgen/testkit/lab";
import type { Place } from "./place.ts";

/** Debian's path, if PgBouncer is installed. */
const BINARY = "/usr/sbin/pgbouncer";

/** The installed version; undefined: none. */
export function pgbouncerVersion(): string | undefined {
  const { stdout } = spawnSync(BINARY, ["--version"], { encoding: "utf8" });
  return /PgBouncer (\S+)/.exec(stdout ?? "")?.[1];
}

/** The same place through a PgBouncer with its defaults, except for `settings`. PgBouncer ends with the place. */
export async function throughPgbouncer(
  where: Place,
  mode: "session" | "transaction",
  settings: Readonly<Record<string, number>> = {},
): Promise<Place> {
  const to = new URL(where.url);
  const port = await steadyPort();
  const folder = await mkdtemp(path.join(tmpdir(), "leadgen-pgbouncer-"));
  await chmod(folder, 0o711);
  const file = path.join(folder, "pgbouncer.ini");
  const ini = [
    "[databases]",
    `leadgen = host=127.0.0.1 port=${to.port} user=${to.username} password=${to.password}`,
    "[pgbouncer]",
    "listen_addr = 127.0.0.1",
    `listen_port = ${port}`,
    "unix_socket_dir =",
    "auth_type = any",
    `pool_mode = ${mode}`,
    ...Object.entries(settings).map(([name, value]) => `${name} = ${value}`),
  ];
  await writeFile(file, `${ini.join("\n")}\n`);
  // PgBouncer refuses to run as root.
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const bouncer = spawn(BINARY, ["-q", file], { ...nobody, stdio: "ignore" });
  await untilOpen(port, bouncer);
  const through = new URL(where.url);
  through.port = String(port);
  return {
    url: through.href,
    async [Symbol.asyncDispose]() {
      bouncer.kill("SIGQUIT");
      if (bouncer.exitCode === null) await once(bouncer, "exit");
      await rm(folder, { recursive: true, force: true });
      await where[Symbol.asyncDispose]();
    },
  };
}

async function untilOpen(port: number, bouncer: ChildProcess): Promise<void> {
  while (bouncer.exitCode === null) {
    const socket = connect(port, "127.0.0.1");
    const open = await once(socket, "connect").then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (open) return;
    await pause(50);
  }
  throw new Error("PgBouncer did not start.");
}
