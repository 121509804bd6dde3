import { type Answer, json } from "../../http/answer.ts";
import type { ErrorForms } from "../provider.ts";
import { openaiError } from "./openai-error.ts";
import { rateLimited } from "./rate-limited.ts";

export function invalidRequest(code: string | null, message: string, param: string | null): Answer {
  return openaiError(400, { message, type: "invalid_request_error", code, param });
}

/** The 429 that waiting does not cure: the money or a limit is used up. */
export function billingError(code: string): Answer {
  const message =
    "You exceeded your current quota, please check your plan and billing details. For more information on this error, read the docs.";
  return openaiError(429, { message, type: "insufficient_quota", code });
}

export function modelNotFound(model: string): Answer {
  const message = `The model \`${model}\` does not exist or you do not have access to it.`;
  return openaiError(404, { message, type: "invalid_request_error", code: "model_not_found" });
}

export const openaiErrors: ErrorForms = {
  serverError: () =>
    openaiError(500, {
      message: "The server had an error while processing your request. Sorry about that!",
      type: "server_error",
      code: null,
    }),
  unavailable: () =>
    openaiError(503, {
      message: "The server is currently overloaded, please try again later.",
      type: "service_unavailable_error",
      code: "server_is_overloaded",
    }),
  rateLimited,
  unauthorized: () =>
    openaiError(401, {
      message: "Incorrect API key provided: sk-in***lid. You can find your API key in your account settings.",
      type: "invalid_request_error",
      code: "invalid_api_key",
    }),
  forbidden: () =>
    openaiError(403, {
      message: "Country, region, or territory not supported",
      type: "request_forbidden",
      code: "unsupported_country_region_territory",
    }),
  quotaExhausted: () => billingError("credit_balance_exhausted"),
  withdrawn: (request) => unknownUrl(request.method, request.path),
  badRequest: () =>
    invalidRequest("invalid_value", "Invalid value: 'input' could not be processed.", "input"),
  notFound: (request) => unknownUrl(request.method, request.path),
  wrongShape: () => json(200, { result: "ok", choices: "none" }),
};

function unknownUrl(method: string, path: string): Answer {
  const message = `Invalid URL (${method} ${path})`;
  return openaiError(404, { message, type: "invalid_request_error", code: null });
}
