import path from "node:path";
import { PROVIDERS } from "@leadgen/core";
import { DEV_OPERATOR_TOKEN } from "../api/address.ts";
import type { Context } from "../context.ts";
import { type Env, envFor, readEnv } from "../env.ts";
import type { ExitCode } from "../exit-codes.ts";
import { DATA, ENTRY, WEB } from "../paths.ts";
import { requireFreePort } from "../processes/require-free-port.ts";
import type { Supervisor } from "../processes/supervisor.ts";
import { waitForUrl } from "../processes/wait-for-url.ts";
import { type SeedOptions, seed } from "../seed/seed.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { asService } from "./as-service.ts";
import { DEMO_ACCOUNTS, DEMO_PASSWORD, makeDemoAccounts } from "./demo-accounts.ts";
import { prefixedLines } from "./log-lines.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { simulatedProviders, simulatedSettings } from "./settings.ts";

/** Milliseconds; seeding takes about 15 s. */
const SEEDING_MS = 120_000;

/** Runs the whole system with the web app and hot reload, until it is told to stop. */
export async function dev(context: Context): Promise<ExitCode> {
  const { terminal } = context;
  const env = readEnv();
  const simulated = simulatedProviders(env);
  await requireFreePort({ port: env.port, variable: "PORT", what: "the web app" });
  if (simulated.length > 0) {
    await requireFreePort({ port: env.simulatorPort, variable: "SIMULATOR_PORT", what: "the simulator" });
  }
  return asService(context, async (supervisor, signal) => {
    const databaseUrl = await prepareDatabase(supervisor, env, terminal);
    signal.throwIfAborted();
    const demoAccounts = await makeDemoAccounts(databaseUrl, env.databaseUrl === undefined);
    const simulatorUrl = simulated.length > 0 ? await startSimulator(supervisor, env, terminal) : "";
    const settings = simulatedSettings(env, simulatorUrl);
    const token = env.operatorToken ?? DEV_OPERATOR_TOKEN;
    await startWorker(supervisor, terminal, {
      ...settings.pace,
      ...envFor("worker"),
      ...settings.addresses,
      DATABASE_URL: databaseUrl,
      DATABASE_DIRECT_URL: env.databaseDirectUrl ?? "",
    });
    await startWeb(
      supervisor,
      { env, terminal },
      {
        ...envFor("web"),
        ...settings.addresses,
        DATABASE_URL: databaseUrl,
        DATABASE_DIRECT_URL: env.databaseDirectUrl ?? "",
        OPERATOR_TOKEN: token,
      },
    );
    terminal.print("Web app     starting ...");
    await waitForUrl(`http://localhost:${env.port}/api/v1/health/ready`, signal);
    // Only in our own database, and only if no real service would charge for it.
    if (env.databaseUrl === undefined && simulated.length === PROVIDERS.length)
      await showSeeding(terminal, { url: `http://localhost:${env.port}`, simulatorUrl, signal });
    welcome(terminal, env, { simulatorUrl, simulated, token, demoAccounts });
  });
}

async function startSimulator(supervisor: Supervisor, env: Env, terminal: Terminal): Promise<string> {
  const [, url = ""] = await supervisor.start({
    name: "simulator",
    args: [ENTRY.simulator],
    env: {
      SIMULATOR_LATENCY_MS: "150",
      ...envFor("simulator"),
      SIMULATOR_PORT: String(env.simulatorPort),
      SIMULATOR_LOG: path.join(DATA, "simulator", "requests.ndjson"),
    },
    readyLine: /listening on (http\S+)/,
    onLine: prefixedLines(terminal, "simulator"),
  });
  return url;
}

function startWorker(
  supervisor: Supervisor,
  terminal: Terminal,
  env: Record<string, string>,
): Promise<unknown> {
  return supervisor.start({
    name: "worker",
    args: ["--watch", "--watch-preserve-output", ENTRY.worker],
    env: { WORKER_DRAIN_MS: "1000", WORKER_NAME: "worker", ...env, NODE_ENV: "development" },
    onLine: prefixedLines(terminal, "worker"),
  });
}

function startWeb(
  supervisor: Supervisor,
  { env, terminal }: { env: Env; terminal: Terminal },
  childEnv: Record<string, string>,
): Promise<unknown> {
  return supervisor.start({
    name: "web",
    // Only localhost, since the operator's token of development is not secret.
    args: [ENTRY.next, "dev", "--port", String(env.port), "--hostname", "localhost"],
    cwd: WEB,
    env: { ...childEnv, NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" },
    onLine: prefixedLines(terminal, "web"),
  });
}

/** A failure of seeding is no reason to stop: the existing campaigns continue. */
async function showSeeding(terminal: Terminal, options: SeedOptions): Promise<void> {
  const patience = AbortSignal.any([options.signal, AbortSignal.timeout(SEEDING_MS)]);
  try {
    const onStart = () => terminal.print("Seed data   playing campaigns into every state (once) ...");
    await seed({ ...options, signal: patience, onStart });
  } catch (error) {
    options.signal.throwIfAborted();
    terminal.print(`Seed data   is incomplete: ${(error as Error).message}`);
  }
}

interface Running {
  readonly simulatorUrl: string;
  readonly simulated: readonly string[];
  readonly token: string;
  readonly demoAccounts: boolean;
}

function welcome(
  terminal: Terminal,
  env: Env,
  { simulatorUrl, simulated, token, demoAccounts }: Running,
): void {
  const { paint } = terminal;
  const url = `http://localhost:${env.port}`;
  terminal.print();
  terminal.print(`Web app     ${paint.bold(url)}`);
  if (demoAccounts) printAccounts(terminal);
  else terminal.print(`Accounts    sign up at ${url}/sign-up: this database has people of its own`);
  terminal.print(
    `Operator    token ${paint.bold(env.operatorToken === undefined ? token : "as in OPERATOR_TOKEN")}, for scripts and to sign in (Authorization: Bearer ...)`,
  );
  if (simulated.length > 0) {
    terminal.print(
      `Providers   ${simulated.length === 5 ? "all five" : simulated.join(", ")} by the simulator, ${simulatorUrl}`,
    );
    terminal.print(
      `            ${paint.dim(`make one fail: curl -d '{"provider":"openai","fault":"quota-exhausted"}' ${simulatorUrl}/_control/faults`)}`,
    );
  }
  terminal.print(`Try it      make smoke${env.port === 3000 ? "" : ` ARGS="--base-url ${url}"`}`);
  terminal.print("Stop        Ctrl-C");
  terminal.print();
}

function printAccounts({ print, paint }: Terminal): void {
  for (const [at, { email, is }] of DEMO_ACCOUNTS.entries()) {
    print(`${(at === 0 ? "Accounts" : "").padEnd(12)}${paint.bold(email.padEnd(26))}${is}`);
  }
  print(`            ${`password of each: ${paint.bold(DEMO_PASSWORD)}`} (they work under make dev only)`);
}
