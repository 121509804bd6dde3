import { AT_THE_DOOR, TRANSPORT } from "../../errors/codes.ts";
import type { JsonSchema } from "../json-schema.ts";

const DESCRIPTION: Readonly<Record<number, string>> = {
  400: "The input is malformed or out of range; the message names the field.",
  401: "The credentials are missing or not valid.",
  403: "The caller is authenticated, but not allowed to do this.",
  404: "It does not exist, or belongs to another organization.",
  405: "The address takes other methods; see the header Allow.",
  409: "The current state does not allow it; the code says why.",
  408: "The request did not arrive in time.",
  413: "The body is larger than 1 MB, or than 64 kB for a call that is open to everybody.",
  415: "The body is compressed, or not in UTF-8.",
  429: "Too many requests; the header Retry-After says when to try again.",
  431: "The address and the headers are too large.",
  500: "An error on our side. The log has its details under the id.",
  503: "The database, or a provider, cannot be reached now.",
};

const EVERY = { ...TRANSPORT, ...AT_THE_DOOR };
type Code = keyof typeof EVERY;

/** The JSON Schema of every error answer. */
export const ERROR_SCHEMA: JsonSchema = {
  type: "object",
  properties: {
    status: { const: "error" },
    error: {
      type: "object",
      properties: {
        code: { type: "string", enum: Object.keys(EVERY) },
        message: { type: "string", description: "Says what to do." },
        details: { type: "object", description: "Facts for programs; its fields depend on the code." },
      },
      required: ["code", "message"],
      additionalProperties: false,
    },
  },
  required: ["status", "error"],
  additionalProperties: false,
};

/** Errors that any call may get and that are described the same for each: written once. */
const SHARED = [
  "METHOD_NOT_ALLOWED",
  "REQUEST_TIMEOUT",
  "UNSUPPORTED_MEDIA_TYPE",
  "HEADERS_TOO_LARGE",
  "INTERNAL_ERROR",
] as const;

/** `#/components/responses`. */
export const SHARED_RESPONSES: Readonly<Record<string, object>> = Object.fromEntries(
  SHARED.flatMap((code) => Object.values(describe([code])).map((response) => [code, response])),
);

/** The full description of a response, also if an operation only refers to it. */
export function describedResponse(response: object): object {
  const { $ref } = response as { readonly $ref?: string };
  return $ref === undefined ? response : (SHARED_RESPONSES[$ref.split("/").at(-1) as string] ?? response);
}

/** A call's error responses by HTTP status, each code with an example. */
export function errorResponses(codes: readonly Code[]): Record<string, object> {
  const shared = SHARED.filter((code) => codes.includes(code));
  const references = shared.map((code) => [EVERY[code].status, { $ref: `#/components/responses/${code}` }]);
  const others = codes.filter((code) => !(SHARED as readonly Code[]).includes(code));
  return { ...describe(others), ...Object.fromEntries(references) };
}

function describe(codes: readonly Code[]): Record<string, object> {
  const responses: Record<string, object> = {};
  for (const status of new Set(codes.map((code) => EVERY[code].status))) {
    const examples = codes
      .filter((code) => EVERY[code].status === status)
      .map((code) => [code, { value: { status: "error", error: { code, message: EVERY[code].example } } }]);
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
