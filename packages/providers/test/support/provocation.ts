import type { Provider, RuleId } from "@leadgen/core";
import type { FaultName } from "@leadgen/simulator";
import type { ProviderSettings } from "../../src/index.ts";
import { type Call, EMAIL, KEY, MAIN_CALL } from "./calls.ts";
import type { Respond } from "./raw-server.ts";

/** An address that can't be reached or doesn't speak HTTP. */
export type Unreachable = "closed port" | "unknown name" | "no URL" | "TLS on a plain port" | "not HTTP";

/** The source of the answer. It is never a mock: each answer goes through real sockets. */
export type Source =
  | { readonly simulatorFault: FaultName; readonly operation?: string }
  | { readonly respond: Respond }
  | { readonly unreachable: Unreachable };

/** One way to make a row of the failure table true. */
export interface Provocation {
  readonly name: string;
  readonly source: Source;
  readonly call: Call;
  readonly settings?: Partial<ProviderSettings>;
}

/** The ways to provoke each row of a provider: a row without one does not compile. */
export type Provocations<P extends Provider> = Readonly<
  Record<RuleId<P>, readonly [Provocation, ...Provocation[]]>
>;

/** Milliseconds. Long enough for a healthy loopback call, short enough for a test with a hanging server. */
export const SHORT = { deadlineMs: 400 };

/** Secrets that a careless provider might echo. */
export const ECHO = `for ${EMAIL} (${encodeURIComponent(EMAIL)}) with key ${KEY}, Bearer ${KEY}, api=${KEY}`;

export function respondWith(status: number, body: unknown, headers: Record<string, string> = {}): Respond {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const contentType = typeof body === "string" ? "text/plain" : "application/json";
  return (_request, response) => {
    response.writeHead(status, { "content-type": contentType, ...headers });
    response.end(text);
  };
}

/** Short ways to write one provider's provocations; the default call is its main one. */
export function provocationsOf(provider: Provider) {
  const main = MAIN_CALL[provider];
  return {
    sim: (
      simulatorFault: FaultName,
      call: Call = main,
      settings?: Partial<ProviderSettings>,
    ): Provocation => ({
      name: `simulator: ${simulatorFault}`,
      source: { simulatorFault },
      call,
      ...(settings && { settings }),
    }),
    raw: (status: number, body: unknown, call: Call = main): Provocation => ({
      name: `HTTP ${status} ${JSON.stringify(body).slice(0, 60)}`,
      source: { respond: respondWith(status, body) },
      call,
    }),
    server: (name: string, respond: Respond, settings?: Partial<ProviderSettings>): Provocation => ({
      name,
      source: { respond },
      call: main,
      ...(settings && { settings }),
    }),
    unreachable: (unreachable: Unreachable): Provocation => ({
      name: unreachable,
      source: { unreachable },
      call: main,
    }),
  };
}
