import type { Provider, ProviderFailure } from "@leadgen/core";
import type { CallMeta } from "@leadgen/core/engine";
import type pg from "pg";
import type { Log } from "./errors/translate.ts";

/** How a probe of a provider went, in the provider package's words. */
export interface ProbeResult {
  readonly meta: CallMeta;
  /** Absent: the provider works. */
  readonly failure?: ProviderFailure | undefined;
  /** A line for the operator, for example `3120 credits left`. */
  readonly summary: string;
}

/** All that the API needs from outside. It imports no provider and reads no environment. */
export interface ApiDeps {
  readonly pool: pg.Pool;
  /** May be unset in development only. */
  readonly operatorToken: string | undefined;
  readonly development: boolean;
  /** One call that costs nothing, to see whether a provider works. Rejects only for reasons of its own. */
  readonly probe?: (provider: Provider, signal: AbortSignal) => Promise<ProbeResult>;
  /** Those with an API key: a campaign needs all five. */
  readonly configuredProviders: readonly Provider[];
  readonly log: Log;
  /** A worker that was silent for longer is not counted as alive. */
  readonly heartbeatSeconds: number;
}

/** @throws if the API could be used by anybody. Called by `createApi`; an app may call it earlier, to exit 1. */
export function checkApiConfig(config: Pick<ApiDeps, "operatorToken" | "development">): void {
  if (config.development) return;
  if (config.operatorToken === undefined || config.operatorToken.trim() === "") {
    throw new Error(
      "No operator token is set, so anybody could close the breaker. Set OPERATOR_TOKEN to a long random value, for example from `openssl rand -hex 32`.",
    );
  }
}
