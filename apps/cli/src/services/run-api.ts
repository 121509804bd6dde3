import type { Context } from "../context.ts";
import { readEnv } from "../env.ts";
import type { ExitCode } from "../exit-codes.ts";
import { endOfService } from "./end-of-service.ts";
import { serveApi } from "./serve-api.ts";

/** Serves the API until it is told to stop. */
export async function runApi({ terminal, interruption }: Context): Promise<ExitCode> {
  const server = await serveApi(readEnv());
  terminal.print(`API listening on ${server.url}`);
  const code = await endOfService(interruption.signal);
  await server.stop();
  return code;
}
