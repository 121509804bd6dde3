import { CliError } from "../cli-error.ts";
import type { Context } from "../context.ts";
import { readEnv } from "../env.ts";
import { EXIT } from "../exit-codes.ts";
import { type ApiAddress, type ApiClient, createClient } from "./client.ts";
import { explainCall } from "./refusal.ts";

/** The operator's token under `make dev`, where the server listens on this machine only. OPERATOR_TOKEN overrides it. */
export const DEV_OPERATOR_TOKEN = "development";

/** Options of every command that talks to a running system. */
export interface AddressOptions {
  readonly url?: string;
  readonly token?: string;
}

/** The system's URL and operator token: from options, then the environment, then the defaults of `make dev`. @throws CliError */
function addressOf(options: AddressOptions, signal: AbortSignal): ApiAddress {
  const env = readEnv();
  const url = options.url ?? env.url ?? `http://localhost:${env.port}`;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new CliError(EXIT.USAGE, `--url must be an http:// or https:// address, not "${url}".`);
  }
  const { origin, hostname } = new URL(url);
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  const token = options.token ?? env.operatorToken ?? (isLocal ? DEV_OPERATOR_TOKEN : undefined);
  return { url: origin, token, signal };
}

/** Calls a running system; its errors become messages for people. @throws CliError, Interrupted */
export async function talking<T>(
  options: AddressOptions,
  { interruption }: Context,
  work: (api: ApiClient, address: ApiAddress) => Promise<T>,
): Promise<T> {
  const address = addressOf(options, interruption.signal);
  try {
    return await work(createClient(address), address);
  } catch (error) {
    interruption.signal.throwIfAborted();
    throw explainCall(error, address.url);
  }
}
