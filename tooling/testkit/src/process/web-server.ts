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
/** What runs here is the product as it is shipped. */
const SHIPPED: Env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };

/** What a build is made of; a build older than the newest of these is stale. */
const SOURCES = [
  "apps/web/{src/**/*.{ts,tsx,css,svg},next.config.ts,package.json}",
  "packages/*/{src/**/*.ts,prisma/schema.prisma,package.json}",
  "pnpm-lock.yaml",
];

/** What `next build` says while another one is under way in the same folder. */
const ANOTHER_BUILDS = /Another .*next build/;

/** Builds the app as `make up` does, without a database, unless the build that is there is newer than all sources. */
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
  /** All that the process has written so far, to both of its outputs. */
  printed(): string;
}

/** The built app (`buildWeb`) as a process of its own, once it answers. @throws Error with its last words. */
export async function startWeb(env: Env): Promise<WebServer> {
  await using stack = new AsyncDisposableStack();
  const server = stack.use(
    await startNode({
      name: "web",
      cwd: WEB,
      args: [SERVER],
      // Port 0: the system chooses, and no other process can take it between a look and the start.
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
