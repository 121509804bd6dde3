/** A process with the five clients and nothing else, so that anything left after a call was left by the call. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type Provider, ProviderError } from "@leadgen/core";
import { createProviders, type Providers, providersConfig } from "@leadgen/providers";
import { whyNotStorable } from "../misbehaviour/storable.ts";
import { KNOWN_PROVIDERS } from "../providers/all.ts";
import type { Known } from "../providers/known-provider.ts";
import { serveCrew } from "./serve-crew.ts";

export type CallingOrder =
  | { readonly do: "call"; readonly provider: Provider; readonly deadlineMs: number }
  | { readonly do: "measure" };

export interface CallingAnswer {
  /** `DATA`, `REJECTED`, the kind of a failure, or `BAD: ...` for anything that must not happen. */
  readonly came: string;
  /** Milliseconds until the call was settled. */
  readonly ms: number;
  /** In bytes. `heap` includes buffers; it is measured after a garbage collection if the order asked for it. */
  readonly rss: number;
  readonly heap: number;
  readonly sockets: number;
}

const [url = "", known = ""] = process.argv.slice(2);
const KNOWN = JSON.parse(known) as Known;
const clients = new Map<number, Providers>();
setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

function clientsWith(deadlineMs: number): Providers {
  const known = clients.get(deadlineMs);
  if (known !== undefined) return known;
  const config = providersConfig((provider) => {
    const name = provider.toLowerCase();
    return { apiKey: `key-of-${name}`, deadlineMs, baseUrl: `${url}/${name}` };
  });
  const made = createProviders({ ...config, openai: { ...config.openai, price: { input: 1, output: 2 } } });
  clients.set(deadlineMs, made);
  return made;
}

async function call(provider: Provider, deadlineMs: number): Promise<string> {
  try {
    const result = await KNOWN_PROVIDERS[provider].mainCall(clientsWith(deadlineMs), KNOWN);
    const why = whyNotStorable(result);
    if (why !== undefined) return `BAD: ${why}`;
    return result.outcome === "SUCCEEDED" ? "DATA" : "REJECTED";
  } catch (error) {
    if (!(error instanceof ProviderError))
      return `BAD: ${error instanceof Error ? error.stack : String(error)}`;
    const why =
      error.failure.provider === provider ? whyNotStorable(error.failure) : "names another provider";
    return why === undefined ? error.failure.kind : `BAD: ${why}`;
  }
}

async function obey(order: CallingOrder): Promise<CallingAnswer> {
  const started = performance.now();
  const came = order.do === "call" ? await call(order.provider, order.deadlineMs) : "MEASURED";
  const ms = performance.now() - started;
  if (order.do === "measure") {
    await Promise.all([...clients.values()].map((providers) => providers.close()));
    clients.clear();
    // Twice: buffers are freed one turn after the object that held them.
    collectGarbage();
    await nextTurn();
    collectGarbage();
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  const sockets = process.getActiveResourcesInfo().filter((name) => name.startsWith("TCP")).length;
  return { came, ms, rss, heap: heapUsed + external, sockets };
}

serveCrew(obey, () => Promise.all([...clients.values()].map((providers) => providers.close())));
