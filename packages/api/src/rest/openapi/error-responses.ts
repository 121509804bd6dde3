import type { ApiErrorCode } from "../../errors/api-error.ts";
import { TRANSPORT } from "../../errors/codes.ts";
import type { JsonSchema } from "../json-schema.ts";

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
      .map((code) => [
        code,
        { value: { status: "error", error: { code, message: TRANSPORT[code].example } } },
      ]);
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
