import type { ApiErrorCode } from "../../errors/api-error.ts";
import { TRANSPORT } from "../../errors/transport.ts";
import type { JsonSchema } from "../json-schema.ts";

/** What each refusal says, for example. A code without an entry does not compile. */
const MESSAGE: Readonly<Record<ApiErrorCode, string>> = {
  INVALID_INPUT: "limit: Too big: expected number to be <=200",
  UNAUTHENTICATED: "No valid credentials. Log in, or send `Authorization: Bearer <token>`.",
  FORBIDDEN: "This needs the role admin in the organization; yours is member.",
  NOT_FOUND: "There is no campaign 0198c0de-0000-7000-8000-0000000000ff.",
  METHOD_NOT_ALLOWED: "This address takes GET, HEAD.",
  BREAKER_OPEN:
    "The breaker is OPEN (OpenAI QUOTA_EXHAUSTED): nothing starts until an operator has closed it.",
  BREAKER_CLOSED: "The breaker is CLOSED already.",
  STALE_EPOCH: "The breaker was opened again since: look at the cause, then close epoch 2.",
  WRONG_STATE: "The campaign is RUNNING: only a CREATED one can be changed.",
  PRECONDITION_FAILED: "OpenAI has no API key: set OPENAI_API_KEY and restart.",
  PAYLOAD_TOO_LARGE: "The request's body is larger than 1048576 bytes.",
  TOO_MANY_REQUESTS: "Too many requests. Try again in 20 seconds.",
  INTERNAL_ERROR: "Something went wrong on our side. Search the log for err_5f0c; it holds the details.",
  UNAVAILABLE: "The database cannot be reached: the state is UNKNOWN and no work runs.",
};

const DESCRIPTION: Readonly<Record<number, string>> = {
  400: "The input is malformed or out of range; the message names the field.",
  401: "No credentials, or ones that are not valid.",
  403: "Known, but not allowed.",
  404: "No such thing, or not yours.",
  405: "The address takes other methods; see the header Allow.",
  409: "The state of things is against it; the code says which.",
  413: "The body is larger than 1 MB.",
  429: "Too many requests; the header Retry-After says when to come back.",
  500: "Our own error. The log holds the details under the id.",
  503: "The database, or a provider, cannot be reached now.",
};

/** The envelope of every refusal. */
export const ERROR_SCHEMA: JsonSchema = {
  type: "object",
  properties: {
    status: { const: "error" },
    error: {
      type: "object",
      properties: {
        code: { type: "string", enum: Object.keys(TRANSPORT) },
        message: { type: "string", description: "Says what to do." },
        details: { type: "object", description: "Facts for programs, by the code." },
      },
      required: ["code", "message"],
      additionalProperties: false,
    },
  },
  required: ["status", "error"],
  additionalProperties: false,
};

/** The refusals of a call by their HTTP status, each code with an example. */
export function errorResponses(codes: readonly ApiErrorCode[]): Record<string, object> {
  const responses: Record<string, object> = {};
  for (const status of new Set(codes.map((code) => TRANSPORT[code].status))) {
    const examples = codes
      .filter((code) => TRANSPORT[code].status === status)
      .map((code) => [code, { value: { status: "error", error: { code, message: MESSAGE[code] } } }]);
    responses[String(status)] = {
      description: DESCRIPTION[status] ?? "Refused.",
      ...(status === 429 && {
        headers: { "Retry-After": { description: "Seconds.", schema: { type: "integer" } } },
      }),
      content: {
        "application/json": {
          schema: { $ref: "#/components/schemas/Error" },
          examples: Object.fromEntries(examples),
        },
      },
    };
  }
  return responses;
}
