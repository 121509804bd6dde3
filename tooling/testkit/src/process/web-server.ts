import { execFile } from "node:child_process";
import { globSync, statSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Env } from "../environment.ts";
import { startNode } from "./node-process.ts";

const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));
const WEB = path.join(ROOT, "apps/web");
const NEXT = path.join(WEB, "node_modules/next/dist/bin/next");
const SERVER = path.join(WEB, "src/server/main.ts");
const LISTENS = /leadgen web listens on http:\/\/\S+:(\d+)$/m;
/** The settings of the shipped product. */
const SHIPPED: Env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };

/** The sources of a build; a build older than the newest of these is stale. */
const SOURCES = [
  "apps/web/{src/**/*.{ts,tsx,css,svg},next.config.ts,package.json}",
  "packages/*/{src/**/*.ts,prisma/schema.prisma,package.json}",
  "pnpm-lock.yaml",
];

/** `next build` prints this if another build is running in the same folder. */
const ANOTHER_BUILDS = /Another .*next build/;

/** Builds the app as `make up` does, without a database, unless the existing build is newer than all sources. */
export async function buildWeb(): Promise<void> {
  while (!isBuilt()) {
    try {
      const env = { ...SHIPPED, PATH: path.dirname(process.execPath) };
      await promisify(execFile)(process.execPath, [NEXT, "build"], { cwd: WEB, env });
    } catch (error) {
      const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
      if (!ANOTHER_BUILDS.test(stdout + stderr)) throw error;
      await pause(500);
    }
  }
}

function isBuilt(): boolean {
  const built = statSync(path.join(WEB, ".next/BUILD_ID"), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = globSync(SOURCES, { cwd: ROOT });
  return built > Math.max(...sources.map((file) => statSync(path.join(ROOT, file)).mtimeMs));
}

export interface WebServer extends AsyncDisposable {
  /** `http://localhost:<port>` */
  readonly origin: string;
  readonly pid: number;
  /** All its output so far, of both streams. */
  printed(): string;
}

/** Starts the built app (`buildWeb`) as a separate process and waits until it answers. @throws Error with its last lines of output. */
export async function startWeb(env: Env): Promise<WebServer> {
  await using stack = new AsyncDisposableStack();
  const server = stack.use(
    await startNode({
      name: "web",
      cwd: WEB,
      args: [SERVER],
      // Port 0: the system chooses, so no other process can take the port between a check and the start.
      env: { PORT: "0", ...env, LOG_LEVEL: "info", ...SHIPPED },
      readyLine: LISTENS,
    }),
  );
  const [, port = ""] = await server.said(LISTENS);
  const origin = `http://localhost:${port}`;
  const kept = stack.move();
  return {
    origin,
    pid: server.pid,
    printed: server.printed,
    async [Symbol.asyncDispose]() {
      await server.end("SIGTERM");
      await kept.disposeAsync();
    },
  };
}
