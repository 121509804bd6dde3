import type { Provider } from "@leadgen/core";
import { type Caller, createCaller } from "./call/caller.ts";
import { createRedactor } from "./http/redact.ts";
import { createTransport, type Transport } from "./http/transport.ts";
import type { ProviderSettings } from "./provider-settings.ts";

const USER_AGENT = "leadgen/0.1";

export const GET_HEADERS = { accept: "application/json", "user-agent": USER_AGENT } as const;
export const JSON_HEADERS = { ...GET_HEADERS, "content-type": "application/json" } as const;

/** All that a client needs to reach its provider. */
export interface Connection<P extends Provider, S extends ProviderSettings = ProviderSettings> {
  readonly settings: S & Required<ProviderSettings>;
  readonly transport: Transport;
  readonly caller: Caller<P>;
}

export function connect<P extends Provider, S extends ProviderSettings>(
  provider: P,
  settings: S,
  { baseUrl, deadlineMs }: Required<Pick<ProviderSettings, "baseUrl" | "deadlineMs">>,
): Connection<P, S> {
  const complete = {
    ...settings,
    baseUrl: settings.baseUrl ?? baseUrl,
    deadlineMs: settings.deadlineMs ?? deadlineMs,
  };
  return {
    settings: complete,
    transport: createTransport(complete.deadlineMs),
    caller: createCaller(provider, createRedactor([settings.apiKey])),
  };
}
