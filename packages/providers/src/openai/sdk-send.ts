import type OpenAI from "openai";
import type { CallOptions } from "../call/results.ts";
import type { Connection } from "../connection.ts";
import { serviceRoot } from "../http/service-root.ts";
import type { HttpAnswer, Transport } from "../http/transport.ts";
import { TransportFailure } from "../http/transport-failure.ts";
import type { OpenAiSettings } from "./settings.ts";

type SdkCall = (client: OpenAI) => { asResponse(): Promise<Response> };

export type SdkSend = (call: SdkCall, options?: CallOptions) => Promise<HttpAnswer>;

/** Statuses for which `Response` allows no body. */
const BODILESS: readonly number[] = [204, 205, 304];

function asResponse({ status, headers, text }: HttpAnswer): Response {
  return new Response(BODILESS.includes(status) ? null : text, { status, headers });
}

/** A `fetch` for the SDK over our transport: one deadline that includes the body, a size bound, no redirects. */
function fetchThrough(
  transport: Transport,
  options: CallOptions | undefined,
  keep: (answer: HttpAnswer) => void,
) {
  return async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const answer = await transport.send(
      {
        method: init.method?.toUpperCase() === "GET" ? "GET" : "POST",
        url: String(input),
        headers: Object.fromEntries(new Headers(init.headers)),
        ...(typeof init.body === "string" && { body: init.body }),
      },
      options,
    );
    keep(answer);
    return asResponse(answer);
  };
}

/** Loaded with the first client: the SDK's 236 modules are 40 % of all that a command loads that only reads the limits. */
async function openSdk({ settings }: Connection<"OPENAI", OpenAiSettings>): Promise<OpenAI> {
  const { OpenAI } = await import("openai");
  return new OpenAI({
    apiKey: settings.apiKey,
    baseURL: `${serviceRoot(settings.baseUrl, "/v1")}/v1`,
    maxRetries: 0,
    // Only a backstop: the transport's deadline is shorter and covers the body.
    timeout: settings.deadlineMs + 1000,
    // Null and "off", so that the SDK reads nothing from the environment and logs nothing.
    organization: null,
    project: null,
    adminAPIKey: null,
    webhookSecret: null,
    logLevel: "off",
  });
}

/**
 * Sends through the official SDK and returns the raw answer instead of the SDK's error: the errors are of many
 * kinds (bare SyntaxError, TypeError, APIError), the answer has one form.
 */
export function createSdkSend(connection: Connection<"OPENAI", OpenAiSettings>): SdkSend {
  const { transport } = connection;
  const sdk = openSdk(connection);

  return async (call, options) => {
    options?.signal?.throwIfAborted();
    let answer: HttpAnswer | undefined;
    let failure: { error: unknown } | undefined;
    const carry = fetchThrough(transport, options, (received) => {
      answer = received;
    });
    const fetch: typeof carry = (input, init) =>
      carry(input, init).catch((error: unknown) => {
        failure ??= { error };
        throw error;
      });
    const client = await sdk;
    await call(client.withOptions({ fetch }))
      .asResponse()
      .catch(() => undefined); // answer and failure were kept above
    if (answer !== undefined) return answer;
    if (failure !== undefined) throw failure.error;
    options?.signal?.throwIfAborted();
    throw new TransportFailure(
      "unsendable",
      "The SDK could not build the request; check the key and the base URL.",
    );
  };
}
