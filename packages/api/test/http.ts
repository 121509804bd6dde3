import { OPERATOR_TOKEN } from "@leadgen/testkit";
import type { Api } from "../src/index.ts";

export const ORIGIN = "https://leadgen.example";

interface Options {
  /** Null: none. */
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

const headersOf = ({ token = OPERATOR_TOKEN, headers = {} }: Options): Record<string, string> => ({
  ...(token !== null && { authorization: `Bearer ${token}` }),
  ...headers,
});

type Served = { readonly api: Api };

export const get = (served: Served, path: string, options: Options = {}): Promise<Response> =>
  served.api.fetch(new Request(`${ORIGIN}${path}`, { headers: headersOf(options) }));

/** `body`: text is sent as it is, anything else as JSON. */
export function post(served: Served, path: string, sent: Options & { body: unknown }): Promise<Response> {
  const body = typeof sent.body === "string" ? sent.body : JSON.stringify(sent.body);
  const headers = { "content-type": "application/json", ...headersOf(sent) };
  return served.api.fetch(new Request(`${ORIGIN}${path}`, { method: "POST", headers, body }));
}

export const send = (served: Served, path: string, init: RequestInit): Promise<Response> =>
  served.api.fetch(new Request(`${ORIGIN}${path}`, init));
