import { OPERATOR_TOKEN } from "@leadgen/testkit/environment";
import type { Site } from "./site.ts";

/** A complete answer of the API. */
export interface ApiAnswer {
  readonly status: number;
  /** Undefined if the body is not JSON. */
  readonly body: unknown;
  /** From sending to the end of the body, in milliseconds. */
  readonly ms: number;
  readonly headers: Headers;
}

/** Longest time of any request, on a busy machine too, in milliseconds. */
const PATIENCE_MS = 240_000;

type Asked = Pick<Site, "api" | "order">;

/** One request as the operator. @throws fetch's TypeError if no answer came. */
export async function askApi(site: Asked, what: string, body?: object): Promise<ApiAnswer> {
  if (site.api === undefined) throw new Error("The site has no API: start it with `api: true`.");
  const [method = "GET", path = ""] = what.split(" ");
  const before = performance.now();
  const answer = await fetch(`${site.api.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${OPERATOR_TOKEN}`, "content-type": "application/json" },
    signal: AbortSignal.any([site.order.signal, AbortSignal.timeout(PATIENCE_MS)]),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    body: parsed(text),
    ms: performance.now() - before,
    headers: answer.headers,
  };
}

const BREAKER = "/api/v1/queue-management/circuit-breaker";

export const closeAsOperator = (site: Asked, epoch: number): Promise<ApiAnswer> =>
  askApi(site, `POST ${BREAKER}/close`, { epoch, reason: "Mended, and looked at twice" });

export const openAsOperator = (site: Asked): Promise<ApiAnswer> =>
  askApi(site, `POST ${BREAKER}/open`, { reason: "Wrong e-mails go out" });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
