import { type Answer, json } from "../../http/answer.ts";
import { retryAfterHeaders } from "../../http/retry-after.ts";
import type { Exceeded } from "../../http/token-buckets.ts";
import type { ErrorForms, ProviderRequest } from "../provider.ts";

interface ErrorFields {
  readonly type: string;
  readonly message: string;
  readonly param?: string;
}

/** Perplexity's envelope: `code` repeats the HTTP status. */
export function perplexityError(
  status: number,
  fields: ErrorFields,
  headers: Record<string, string> = {},
): Answer {
  const { message, type, param } = fields;
  const error = { message, type, code: status, ...(param === undefined ? {} : { param }) };
  return json(status, { error }, headers);
}

export function retiredEndpoint(): Answer {
  return perplexityError(403, {
    type: "chat_completions_not_available",
    message:
      "Sonar is now the Agent API. Use /v1/responses instead of /chat/completions. See the migration guide in the documentation.",
  });
}

export function insufficientQuota(): Answer {
  return perplexityError(401, {
    type: "insufficient_quota",
    message: "You exceeded your current quota, please check your plan and billing details.",
  });
}

/** The minute's tokens are used up; this can happen well below the limit on requests. */
export function tokensLimited(request: ProviderRequest, exceeded: Exceeded | null): Answer {
  return perplexityError(
    429,
    { type: "request_rate_limit_exceeded", message: "Token rate limit exceeded, please try again later." },
    {
      "x-ratelimit-limit-tokens": String(exceeded?.limit ?? 400_000),
      "x-ratelimit-remaining-tokens": String(exceeded ? exceeded.limit - exceeded.used : 0),
      ...retryAfterHeaders(request),
    },
  );
}

export const perplexityErrors: ErrorForms = {
  serverError: () => perplexityError(500, { type: "internal_error", message: "An internal error occurred." }),
  unavailable: () =>
    perplexityError(503, { type: "bad_gateway", message: "Upstream is temporarily unavailable." }),
  rateLimited: (request, exceeded) => {
    if (exceeded?.unit === "tokens") return tokensLimited(request, exceeded);
    return perplexityError(
      429,
      {
        type: "request_rate_limit_exceeded",
        message: "Request rate limit exceeded, please try again later.",
      },
      {
        "x-ratelimit-limit-requests": String(exceeded?.limit ?? 500),
        "x-ratelimit-remaining-requests": "0",
        ...retryAfterHeaders(request),
      },
    );
  },
  unauthorized: () =>
    perplexityError(401, {
      type: "invalid_api_key",
      message: "Invalid API key provided. You can find your API key in the account settings.",
    }),
  forbidden: () => perplexityError(403, { type: "forbidden", message: "This API key has been blocked." }),
  quotaExhausted: () => insufficientQuota(),
  withdrawn: () => retiredEndpoint(),
  badRequest: () =>
    perplexityError(400, {
      type: "invalid_request",
      message: "The input could not be processed.",
      param: "input",
    }),
  notFound: () =>
    perplexityError(404, { type: "not_found", message: "The requested resource was not found." }),
  wrongShape: () => json(200, { result: { answer: "ok", sources: [] } }),
};
