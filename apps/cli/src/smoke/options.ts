import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { CliError } from "../cli-error.ts";
import { readEnv } from "../env.ts";
import { EXIT, exitCodesHelp } from "../exit-codes.ts";
import { wholeNumber } from "../options.ts";

/** The options as given. */
export interface SmokeOptions {
  readonly baseUrl?: string;
  readonly campaigns: number;
  /** Leads of each campaign. */
  readonly leads: number;
  readonly concurrency?: number;
  readonly timeout: number;
  readonly token?: string;
  readonly operatorToken?: string;
  readonly json?: true;
  readonly report?: string;
  readonly watch?: number;
  readonly spend?: true;
  readonly cancel?: true;
  readonly carryOn?: true;
}

/** The resulting settings, including those from the environment. */
export interface Settings {
  /** Without a path. */
  readonly url: string;
  readonly campaigns: number;
  readonly leads: number;
  /** Maximal number of campaigns that run at the same time. */
  readonly concurrency: number;
  readonly timeoutSeconds: number;
  /** Token of a person who is a member of an organization; undefined: a new account is created. */
  readonly token: string | undefined;
  readonly operatorToken: string | undefined;
  readonly report: string | undefined;
  readonly watchSeconds: number | undefined;
  readonly json: boolean;
  readonly spend: boolean;
  readonly cancel: boolean;
  readonly carryOn: boolean;
}

export function withSmokeOptions(command: Command): Command {
  return command
    .description("campaigns side by side on a running system, and a judgement of what came of them")
    .option("--base-url <url>", "the system (default: LEADGEN_URL, or http://localhost with PORT)", httpUrl)
    .option("--campaigns <n>", "how many", wholeNumber(1, 50), 3)
    .option("--leads <n>", "people in each", wholeNumber(1, 1000), 10)
    .option("--concurrency <n>", "campaigns at the same time (default: all)", wholeNumber(1, 50))
    .option("--timeout <seconds>", "for all of them together", wholeNumber(1, 86_400), 300)
    .option(
      "--token <token>",
      "an API token that may read and write (default: LEADGEN_TOKEN, or a new account)",
    )
    .option("--operator-token <token>", "shows more of an outage, and the credits (default: OPERATOR_TOKEN)")
    .option("--json", "the result as one JSON document on standard output (with --watch: a line a run)")
    .option("--report <folder>", "write a page with charts there")
    .option("--watch <seconds>", "run again and again, so long from start to start", wholeNumber(1, 86_400))
    .option("--spend", "allow real providers, which cost real money")
    .option("--cancel", "cancel what still runs at the end")
    .option("--carry-on", "close a breaker that opens meanwhile and go on; needs the operator token")
    .addHelpText("after", CODES);
}

const CODES = exitCodesHelp({
  DONE: "all campaigns done",
  MISBEHAVED: "the system misbehaved",
  SERVICE_FAILED: "a service failed: the breaker opened, or was open",
});

function httpUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text).origin;
  throw new InvalidArgumentError("It must be an http:// or https:// address.");
}

/** @throws CliError USAGE */
export function settingsOf(options: SmokeOptions): Settings {
  const env = readEnv();
  const operatorToken = options.operatorToken ?? env.operatorToken;
  if (options.carryOn === true && operatorToken === undefined) {
    throw new CliError(
      EXIT.USAGE,
      "--carry-on closes the breaker, which only an operator may: give --operator-token or OPERATOR_TOKEN.",
    );
  }
  if (options.report !== undefined) requireFolder(options.report);
  return {
    url:
      options.baseUrl ?? (env.url === undefined ? `http://localhost:${env.port}` : new URL(env.url).origin),
    campaigns: options.campaigns,
    leads: options.leads,
    concurrency: Math.min(options.concurrency ?? options.campaigns, options.campaigns),
    timeoutSeconds: options.timeout,
    token: options.token ?? env.token,
    operatorToken,
    report: options.report,
    watchSeconds: options.watch,
    json: options.json === true,
    spend: options.spend === true,
    cancel: options.cancel === true,
    carryOn: options.carryOn === true,
  };
}

/** Checked before anything is started, not after everything is over. @throws CliError USAGE */
function requireFolder(folder: string): void {
  const probe = path.join(folder, `.smoke-${process.pid}`);
  try {
    makeFolder(folder);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    throw new CliError(EXIT.USAGE, `No report can be written to ${folder}: ${(error as Error).message}`);
  }
}

/** Without Node's own `recursive`, which never returns if the folder cannot be created, for example under /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(path.resolve(folder)));
  mkdirSync(folder);
}
