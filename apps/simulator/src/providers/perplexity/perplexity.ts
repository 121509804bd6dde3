import { companyInText } from "../../data/companies.ts";
import { factsAbout } from "../../data/facts.ts";
import { hashUuid } from "../../data/hash.ts";
import { json } from "../../http/answer.ts";
import {
  bearerKey,
  free,
  keyIsAccepted,
  type Outcome,
  type Provider,
  type ProviderRequest,
} from "../provider.ts";
import {
  insufficientQuota,
  perplexityError,
  perplexityErrors,
  retiredEndpoint,
  tokensLimited,
} from "./errors.ts";
import { perplexityRateLimits } from "./rate-limits.ts";
import { MODELS } from "./request-schema.ts";
import { respond } from "./respond.ts";

/** `GET /v1/models`: the free probe; asks for the key, as measured. */
function listModels(): Outcome {
  const data = MODELS.map((id) => ({
    id,
    object: "model",
    created: 1_790_000_000,
    owned_by: id.split("/")[0],
  }));
  return free(json(200, { object: "list", data }));
}

/** `GET /v1/responses/{id}`: nothing is kept for later, so every id is unknown. */
function getResponse({ params }: ProviderRequest): Outcome {
  const message = `Response '${params.id ?? ""}' not found.`;
  return free(perplexityError(404, { type: "not_found", message }));
}

/** `POST /search`: the plain Search API. */
function search({ seed, body, rawBody }: ProviderRequest): Outcome {
  const query = typeof body === "object" && body !== null && "query" in body ? String(body.query) : "";
  if (query === "") {
    return free(
      perplexityError(400, { type: "invalid_request", message: "query is required.", param: "query" }),
    );
  }
  const company = companyInText(seed, query);
  const facts = company ? factsAbout(seed, company) : [];
  const results = facts.map(({ url, title, text, date }) => ({
    url,
    title,
    snippet: text,
    date,
    last_updated: date,
  }));
  return free(json(200, { id: hashUuid(seed, "search", rawBody), results }));
}

/** Perplexity's Agent API, `https://api.perplexity.ai`. */
export const perplexity: Provider = {
  name: "perplexity",
  rateLimits: perplexityRateLimits,
  readKey: bearerKey,
  guard: (request) => (keyIsAccepted(request.key) ? null : perplexityErrors.unauthorized(request)),
  headers: () => ({}),
  neededFields: {
    responses: [
      "status",
      "output.*.type",
      "output.*.content.*.type",
      "output.*.content.*.text",
      "output.*.results.*.url",
    ],
    models: ["data.*.id"],
  },
  errors: perplexityErrors,
  faultAnswers: {
    "payment-required": () =>
      perplexityError(402, { type: "insufficient_quota", message: "Payment required." }),
    "insufficient-quota": () => insufficientQuota(),
    "invalid-model": () =>
      perplexityError(400, {
        type: "invalid_model",
        message: "Invalid model 'perplexity/sonar'.",
        param: "model",
      }),
    "unknown-parameter": () =>
      perplexityError(400, {
        type: "invalid_request",
        message: "Unknown parameter: 'tools.0.search_context_size'.",
        param: "tools.0.search_context_size",
      }),
    "tokens-limited": (request) => tokensLimited(request, null),
    "structured-output-failed": () =>
      perplexityError(502, {
        type: "upstream_structured_output_failed",
        message: "The upstream model failed to produce output that matches the schema.",
      }),
  },
  routes: [
    { operation: "responses", method: "POST", paths: ["/v1/responses", "/v1/agent"], handle: respond },
    {
      operation: "responses/get",
      method: "GET",
      paths: ["/v1/responses/:id", "/v1/agent/:id"],
      handle: getResponse,
    },
    { operation: "models", method: "GET", paths: ["/v1/models"], handle: listModels },
    { operation: "search", method: "POST", paths: ["/search"], handle: search },
    {
      operation: "sonar",
      method: "POST",
      paths: ["/chat/completions", "/v1/chat/completions", "/v1/sonar"],
      handle: () => free(retiredEndpoint()),
    },
  ],
};
