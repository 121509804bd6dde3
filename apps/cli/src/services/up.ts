import { globSync, statSync } from "node:fs";
import path from "node:path";
import type { Context } from "../context.ts";
import { type Env, envFor, readEnv } from "../env.ts";
import type { ExitCode } from "../exit-codes.ts";
import { ENTRY, ROOT, WEB } from "../paths.ts";
import { requireFreePort } from "../processes/require-free-port.ts";
import type { Supervisor } from "../processes/supervisor.ts";
import { waitForUrl } from "../processes/wait-for-url.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { asService } from "./as-service.ts";
import { shutOutDemoAccounts } from "./demo-accounts.ts";
import { ownUrl } from "./own-url.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { requireProductionSettings } from "./settings.ts";

/**
 * Runs the whole system in production mode, configured by the environment alone, until it is told to stop. A part that can't start
 * ends it; a part that dies later is restarted.
 */
export async function up(context: Context): Promise<ExitCode> {
  const { terminal } = context;
  const env = readEnv();
  requireProductionSettings(env);
  terminal.print(`Listens     ${whereOf(env)}`);
  await requireFreePort({ port: env.port, variable: "PORT", what: "the web app" });
  return asService(context, async (supervisor, signal) => {
    if (!isBuilt()) await build(supervisor, terminal);
    signal.throwIfAborted();
    const databaseUrl = await prepareDatabase(supervisor, env, terminal);
    signal.throwIfAborted();
    const shutOut = await shutOutDemoAccounts(databaseUrl);
    if (shutOut.length > 0)
      terminal.print(`Accounts    shut out ${shutOut.join(", ")}: everybody knows their password`);
    await startWeb(supervisor, env, { databaseUrl, terminal });
    await startWorker(supervisor, env, { databaseUrl, terminal });
    await waitForUrl(`${ownUrl(env)}/api/v1/health/ready`, signal);
    supervisor.stayUp((line) => terminal.print(line));
    terminal.print(`Ready       ${env.publicUrl ?? ownUrl(env)}`);
  });
}

/** Says who can reach the web app at its address. */
const whereOf = ({ host, port }: Env): string =>
  /^(localhost|127\.|::1$)/.test(host)
    ? `${host}:${port}: from this machine only (HOST=0.0.0.0 for others)`
    : `${host}:${port}: from other machines too (HOST)`;

/** Whether there is a build that is newer than all sources: after `git pull`, the old build would run. */
function isBuilt(): boolean {
  const built = statSync(path.join(WEB, ".next", "BUILD_ID"), { throwIfNoEntry: false });
  if (built === undefined) return false;
  const sources = globSync(
    ["apps/web/{package.json,*.config.*}", "apps/web/src/**/*", "packages/*/{package.json,src/**/*}"],
    { cwd: ROOT },
  );
  return sources.every((file) => statSync(path.join(ROOT, file)).mtimeMs <= built.mtimeMs);
}

async function build(supervisor: Supervisor, terminal: Terminal): Promise<void> {
  terminal.print("Web app     building ...");
  await supervisor.run({
    name: "the build of the web app",
    args: [ENTRY.next, "build"],
    cwd: WEB,
    env: { ...envFor("nothing"), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
}

interface Parts {
  readonly databaseUrl: string;
  readonly terminal: Terminal;
}

async function startWeb(supervisor: Supervisor, env: Env, { databaseUrl, terminal }: Parts): Promise<void> {
  await supervisor.start({
    name: "web",
    args: [ENTRY.web],
    cwd: WEB,
    env: {
      ...envFor("web"),
      DATABASE_URL: databaseUrl,
      DATABASE_DIRECT_URL: env.databaseDirectUrl ?? "",
      OPERATOR_TOKEN: env.operatorToken ?? "",
      HOST: env.host,
      PORT: String(env.port),
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
    },
    onLine: (line) => terminal.print(line),
  });
}

async function startWorker(
  supervisor: Supervisor,
  env: Env,
  { databaseUrl, terminal }: Parts,
): Promise<void> {
  await supervisor.start({
    name: "worker",
    args: [ENTRY.worker],
    env: {
      ...envFor("worker"),
      DATABASE_URL: databaseUrl,
      DATABASE_DIRECT_URL: env.databaseDirectUrl ?? "",
      NODE_ENV: "production",
    },
    onLine: (line) => terminal.print(line),
    // The worker itself waits WORKER_DRAIN_MS for calls under way, and needs a moment to hand back the rest.
    patienceMs: 15_000,
  });
}
