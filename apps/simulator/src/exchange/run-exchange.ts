import type { IncomingMessage, ServerResponse } from "node:http";
import type { FaultName } from "../faults/catalogue.ts";
import type { FaultRule } from "../faults/fault-set.ts";
import { parseJson, type ReadBody, readBody } from "../http/read-body.ts";
import type { ReceivedLine } from "../log/lines.ts";
import { fingerprint, maskBody, maskPath } from "../log/secrets.ts";
import { decideOutcome } from "../providers/decide-outcome.ts";
import type { Outcome, Provider, ProviderRequest, Route } from "../providers/provider.ts";
import type { Simulation } from "../simulation.ts";
import { sendOutcome } from "./after-work.ts";
import { breaksBeforeWork, waitOutHold, waitOutSlowness } from "./before-work.ts";
import { DROPPED, endExchange } from "./end-exchange.ts";
import type { Exchange } from "./exchange.ts";

export interface Arrival {
  readonly simulation: Simulation;
  readonly provider: Provider;
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
}

/** Logs the request, plays its fault, lets the provider work, logs the end, answers. */
export async function runExchange(arrival: Arrival): Promise<void> {
  const { simulation, provider, route, incoming, outgoing } = arrival;
  const arrivedAt = simulation.options.clock();
  const read = await readBody(incoming);
  const request = toProviderRequest(arrival, read);
  const seq = simulation.options.log.nextSeq();
  simulation.options.log.write(receivedLine({ arrival, request, seq, arrivedAt }));
  const requestText = `${incoming.url ?? ""}\n${[...request.query.values()].join("\n")}\n${request.rawBody}`;
  const rule = simulation.faults.take(provider.name, route.operation, requestText);
  const exchange: Exchange = {
    simulation,
    provider,
    route,
    incoming,
    outgoing,
    seq,
    arrivedAt,
    rule,
    released: simulation.release(provider.name),
    requestText,
  };
  if (read.kind === "cut-off") return endExchange(exchange, DROPPED);
  if (await breaksBeforeWork(exchange)) return;
  if (!(await waitOutSlowness(exchange)) || !(await waitOutHold(exchange))) return;
  // No await from here to the end's log line: the state that the handler reads must be the state that is changed.
  const outcome = workOn(exchange, request);
  sendOutcome(exchange, outcome);
}

function workOn(exchange: Exchange, request: ProviderRequest): Outcome {
  const { simulation, provider, route, rule } = exchange;
  const now = simulation.options.clock();
  return decideOutcome({
    provider,
    route,
    request: {
      ...request,
      now,
      state: simulation.state,
      fault: rule?.fault ?? null,
      faultSeconds: retryAfter(rule),
    },
    enforceRateLimits: simulation.options.enforceRateLimits,
  });
}

/** Default seconds of the faults with a Retry-After. */
const RETRY_AFTER_SECONDS: Partial<Record<FaultName, number>> = {
  "rate-limited-retry-after": 2,
  "rate-limited-retry-after-date": 3_600,
  "rate-limited-huge-retry-after": 15_733,
  "tokens-limited": 12,
};

function retryAfter(rule: FaultRule | null): number | null {
  const seconds = rule === null ? undefined : RETRY_AFTER_SECONDS[rule.fault];
  return seconds === undefined ? null : (rule?.retryAfterSeconds ?? seconds);
}

function toProviderRequest(arrival: Arrival, read: ReadBody): ProviderRequest {
  const { simulation, provider, route, params, incoming } = arrival;
  const url = new URL(incoming.url ?? "/", "http://simulator");
  const headers = incoming.headers as Record<string, string | undefined>;
  const rawBody = read.kind === "complete" ? read.text : "";
  return {
    operation: route.operation,
    method: incoming.method ?? "",
    path: url.pathname.slice(provider.name.length + 1),
    params,
    query: url.searchParams,
    headers,
    rawBody,
    bodyTooLarge: read.kind === "too-large",
    body: parseJson(rawBody),
    key: provider.readKey({ headers, query: url.searchParams }),
    fault: null,
    faultSeconds: null,
    faultIsSet: (fault) => simulation.faults.isSet(provider.name, fault),
    now: simulation.options.clock(),
    seed: simulation.options.seed,
    state: simulation.state,
    accounts: simulation.options.accounts,
    buckets: simulation.buckets,
  };
}

function receivedLine(input: {
  arrival: Arrival;
  request: ProviderRequest;
  seq: number;
  arrivedAt: Date;
}): ReceivedLine {
  const { arrival, request, seq, arrivedAt } = input;
  const url = new URL(arrival.incoming.url ?? "/", "http://simulator");
  return {
    seq,
    event: "received",
    at: arrivedAt.toISOString(),
    provider: arrival.provider.name,
    operation: arrival.route.operation,
    method: request.method,
    path: maskPath(url.pathname, url.searchParams),
    keyFingerprint: fingerprint(request.key),
    body: request.body !== undefined ? maskBody(request.body) : request.rawBody || null,
  };
}
