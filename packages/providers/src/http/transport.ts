import { Agent, request as undiciRequest } from "undici";
import type { CallOptions } from "../call/results.ts";
import { startAttempt } from "./attempt.ts";
import { bodyText } from "./body-text.ts";
import { ACCEPT_ENCODING, decodeBody } from "./content-coding.ts";
import { inTime, NotSentError } from "./in-time.ts";
import { connectorSkippingContinue } from "./skip-continue.ts";
import { TransportFailure, transportFailureOf } from "./transport-failure.ts";
import { waitUntil } from "./wait-until.ts";

/** No documented answer is nearly this large. A larger one is an outage or an attack and must not fill the memory. */
export const MAX_RESPONSE_BYTES = 2 * 1024 * 1024;

export interface HttpRequest {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body exceeded the bound; `text` is its beginning, or empty if the body was encoded. */
  readonly truncated: boolean;
  /** The body's content coding is broken, cut off or unknown; `text` is empty. */
  readonly undecodable?: boolean;
}

/** One keep-alive pool to one provider. Sends a request once: it never retries and follows no redirect. */
export interface Transport {
  /**
   * @throws TransportFailure if no complete answer arrives within the deadline; the signal's reason if the
   * caller aborts; NotSentError if `sendBy` had passed.
   */
  send(request: HttpRequest, options?: CallOptions): Promise<HttpAnswer>;
  /** Opens a connection to the URL's host unless one is idle, and sends nothing over it. Never throws. */
  connect(url: string, signal?: AbortSignal): Promise<void>;
  /** Closes every socket, including those of calls under way. */
  close(): Promise<void>;
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : value;
  }
  return flat;
}

async function readBounded(body: AsyncIterable<Buffer>): Promise<{ bytes: Buffer; truncated: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  let truncated = false;
  for await (const chunk of body) {
    chunks.push(chunk.subarray(0, MAX_RESPONSE_BYTES - length));
    length += chunk.length;
    truncated = length > MAX_RESPONSE_BYTES;
    if (truncated) break; // leaving the loop destroys the stream and its socket
  }
  return { bytes: Buffer.concat(chunks), truncated };
}

async function readBody(
  body: AsyncIterable<Buffer>,
  headers: HttpAnswer["headers"],
): Promise<Omit<HttpAnswer, "status" | "headers">> {
  const { bytes, truncated } = await readBounded(body);
  const coding = headers["content-encoding"];
  if (truncated && coding !== undefined) return { text: "", truncated };
  const decoded = await decodeBody(bytes, coding, MAX_RESPONSE_BYTES);
  if (decoded === "too-large") return { text: "", truncated: true };
  if (decoded === "undecodable") return { text: "", truncated: false, undecodable: true };
  return { text: bodyText(decoded, headers["content-type"]), truncated };
}

/** @param deadlineMs bound on connecting, headers and body together, in milliseconds */
export function createTransport(deadlineMs: number): Transport {
  // undici's own timers are coarse and restart with every byte: a slow, endless body would never time out.
  // HTTP/1.1 only: with HTTP/2, one broken session would fail every call that shares it.
  const agent = new Agent({
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: connectorSkippingContinue({ timeout: deadlineMs, allowH2: false }),
  });

  // Errors are ignored: the request itself will meet the same error and report it.
  async function connect(url: string, signal?: AbortSignal): Promise<void> {
    const dispatcher = agent.compose(inTime(Number.NEGATIVE_INFINITY));
    await undiciRequest(url, { dispatcher, ...(signal && { signal }) }).catch(() => {});
  }

  async function exchange(request: HttpRequest, signal: AbortSignal, sendBy?: number): Promise<HttpAnswer> {
    const { url, method, body = null } = request;
    const headers = { ...request.headers, "accept-encoding": ACCEPT_ENCODING };
    const dispatcher = sendBy === undefined ? agent : agent.compose(inTime(sendBy));
    const response = await undiciRequest(url, { method, headers, body, signal, dispatcher });
    const answered = flatten(response.headers);
    return {
      status: response.statusCode,
      headers: answered,
      ...(await readBody(response.body, answered)),
    };
  }

  return {
    async send(request, { signal: caller, startAt, sendBy } = {}) {
      caller?.throwIfAborted();
      if (startAt !== undefined && startAt > performance.now()) {
        void connect(request.url, caller);
        await waitUntil(startAt, caller);
      }
      const attempt = startAttempt(deadlineMs, caller);
      try {
        return await exchange(request, attempt.signal, sendBy);
      } catch (error) {
        if (error instanceof NotSentError) throw error;
        if (attempt.ended === "caller") throw caller?.reason;
        if (attempt.ended === undefined) throw transportFailureOf(error);
        throw new TransportFailure("timeout", `No complete answer arrived within ${deadlineMs} ms.`);
      } finally {
        attempt.dispose();
      }
    },
    connect,
    close: () => agent.destroy(),
  };
}
