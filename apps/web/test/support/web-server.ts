import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { globSync, statSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { childEnv } from "./env.ts";

const WEB = path.join(import.meta.dirname, "../..");
const ROOT = path.join(WEB, "../..");
const NEXT = path.join(WEB, "node_modules/next/dist/bin/next");
const QUIET = { NEXT_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };
/** Signs the sessions of the apps that tests start. */
export const AUTH_SECRET = "test-secret-5b0d4c9e7a1f4f4e8f2b6d3c";

/** What a build is made of; a build older than the newest of these is stale. */
const SOURCES = [
  "apps/web/{src/**/*.{ts,tsx,css,svg},next.config.ts,package.json}",
  "packages/*/{src/**/*.ts,prisma/schema.prisma,package.json}",
  "pnpm-lock.yaml",
];

/** Builds the app as `make up` does, without a database, unless the build that is there is newer than all sources. */
export async function buildWeb(): Promise<void> {
  const built = statSync(path.join(WEB, ".next/BUILD_ID"), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const newest = Math.max(
    ...globSync(SOURCES, { cwd: ROOT }).map((file) => statSync(path.join(ROOT, file)).mtimeMs),
  );
  if (built > newest) return;
  await promisify(execFile)(process.execPath, [NEXT, "build"], { cwd: WEB, env: childEnv(QUIET) });
}

export interface WebServer extends AsyncDisposable {
  /** `http://localhost:<port>` */
  readonly origin: string;
  /** All that the process has written so far, to both of its outputs. */
  printed(): string;
}

/** The built app as a process of its own, once it says that it is ready. */
export async function startWeb(env: Readonly<Record<string, string>>): Promise<WebServer> {
  // Port 0: the system chooses, and nobody can take it between a look and the start.
  const server = spawn(process.execPath, [NEXT, "start", "-p", "0"], {
    cwd: WEB,
    env: childEnv({ ...QUIET, AUTH_SECRET, ...env }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(server, "exit");
  const output: string[] = [];
  server.stderr.on("data", (chunk: Buffer) => output.push(chunk.toString()));
  let origin = "";
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: server.stdout }).on("line", (line) => {
      output.push(`${line}\n`);
      origin = /Local: +(http:\/\/localhost:\d+)/.exec(line)?.[1] ?? origin;
      if (line.includes("Ready in")) resolve();
    });
  });
  const died = exited.then(([code]) => {
    throw new Error(`The web app ended with exit code ${code} before it was ready:\n${output.join("")}`);
  });
  // "Ready" comes before the app has looked at its environment; an answer comes after.
  const answering = ready.then(() => fetch(`${origin}/api/v1/health/live`)).catch(() => died);
  died.catch(() => {});
  await Promise.race([answering, died]);
  const dispose = async () => {
    server.kill("SIGTERM");
    await exited;
  };
  return {
    origin,
    printed: () => output.join(""),
    [Symbol.asyncDispose]: dispose,
  };
}
