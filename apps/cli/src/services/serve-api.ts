import type { Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { checkApiConfig, createApi, createApiPools, refuseUnfitDatabase } from "@leadgen/api";
import { BACKLOG, createGuardedServer } from "@leadgen/api/doors";
import { createLog } from "@leadgen/log";
import { createProviderQuestions } from "@leadgen/providers";
import { CliError } from "../cli-error.ts";
import type { Context } from "../context.ts";
import { type Env, readEnv } from "../env.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { endOfService } from "./as-service.ts";

/** Serves the API until it is told to stop. */
export async function runApi({ terminal, interruption }: Context): Promise<ExitCode> {
  interruption.outlivesReader = true;
  const server = await serveApi(readEnv());
  terminal.print(`API listening on ${server.url}`);
  const code = await endOfService(interruption.signal);
  await server.stop();
  return code;
}

export interface ApiServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves the API without the web app, on this machine's loopback address only. @throws CliError */
export async function serveApi(env: Env): Promise<ApiServer> {
  if (env.databaseUrl === undefined) {
    const message =
      "DATABASE_URL is not set: name the database, for example postgres://user:password@localhost:5432/leadgen";
    throw new CliError(EXIT.MISBEHAVED, message);
  }
  const development = env.nodeEnv === "development";
  requireSecrets(env, development);
  const size = env.databasePoolSize;
  await refuseUnfitDatabase(env.databaseUrl, size);
  const pools = createApiPools(env.databaseUrl, { applicationName: "leadgen-api", size });
  const questions = createProviderQuestions(env.providers);
  const close = async () => {
    await questions.close();
    await pools.end();
  };
  const log = createLog({ app: "api", level: "info" });
  try {
    const api = createApi({
      pool: pools.pool,
      reserve: pools.reserve,
      directUrl: env.databaseDirectUrl,
      operatorToken: env.operatorToken,
      authSecret: env.authSecret,
      trustedProxies: env.trustedProxies,
      publicUrl: env.publicUrl,
      development,
      probe: questions.probe,
      instantlyAnalytics: questions.instantlyAnalytics,
      sending: questions.sending,
      searchPeople: questions.searchPeople,
      writeMail: questions.writeMail,
      creditsLeft: questions.creditsLeft,
      simulated: questions.simulated,
      configuredProviders: questions.configured,
      rateLimits: env.rateLimits,
      assumedCosts: env.assumedCosts,
      log: ({ level, msg, ...fields }) => log[level](fields, msg),
    });
    const server = createGuardedServer(
      getRequestListener((request, { incoming }) =>
        api.fetch(request, { address: incoming.socket.remoteAddress }),
      ),
    );
    const port = await listen(server, env.port);
    const stop = async () => {
      await api.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await close();
    };
    return { url: `http://127.0.0.1:${port}`, stop };
  } catch (error) {
    await close();
    throw error;
  }
}

function requireSecrets({ operatorToken, authSecret, trustedProxies }: Env, development: boolean): void {
  try {
    checkApiConfig({ operatorToken, authSecret, trustedProxies, development });
  } catch (error) {
    throw new CliError(EXIT.MISBEHAVED, (error as Error).message);
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const message = `Port ${port} is in use. Stop what listens there, or choose another: PORT=${port + 1}`;
      reject(error.code === "EADDRINUSE" ? new CliError(EXIT.MISBEHAVED, message) : error);
    });
    server.listen({ port, host: "127.0.0.1", backlog: BACKLOG }, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}
