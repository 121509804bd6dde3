import { OPERATOR_TOKEN, type SimulatedSystem, system } from "@leadgen/testkit";
import { readEnv } from "../../src/env.ts";
import { serveApi } from "../../src/services/serve-api.ts";

/** A running system: database, simulator, one worker, the API over HTTP. */
export interface ServedSystem extends SimulatedSystem {
  readonly url: string;
  /** What a command needs to be its operator. */
  readonly operatorEnv: { readonly LEADGEN_URL: string; readonly OPERATOR_TOKEN: string };
}

export async function servedSystem(): Promise<ServedSystem> {
  await using stack = new AsyncDisposableStack();
  const env = { PORT: "0", WORKER_DRAIN_MS: "500" };
  const running = stack.use(await system({ simulator: { seed: "cli" }, workers: 1, env }));
  const { url, stop } = await serveApi(readEnv(running.env));
  stack.defer(stop);
  const kept = stack.move();
  return {
    ...running,
    url,
    operatorEnv: { LEADGEN_URL: url, OPERATOR_TOKEN },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}
