import type { Provider } from "./providers.ts";

type Method = "GET" | "POST" | "PATCH" | "DELETE";

/**
 * Every call that we make at a provider, by its one name, and its endpoint as it is recorded with each call
 * (`provider_call.endpoint`): method and path, without host and query.
 */
export const OPERATIONS = {
  APOLLO: {
    "mixed_people/api_search": "POST /api/v1/mixed_people/api_search",
    "people/bulk_match": "POST /api/v1/people/bulk_match",
    "auth/health": "GET /api/v1/auth/health",
    "usage_stats/credit_usage_stats": "POST /api/v1/usage_stats/credit_usage_stats",
  },
  MILLIONVERIFIER: {
    verify: "GET /api/v3",
    credits: "GET /api/v3/credits",
  },
  PERPLEXITY: {
    responses: "POST /v1/responses",
    models: "GET /v1/models",
  },
  OPENAI: {
    responses: "POST /v1/responses",
    models: "GET /v1/models/{model}",
  },
  INSTANTLY: {
    "campaigns/create": "POST /api/v2/campaigns",
    "campaigns/list": "GET /api/v2/campaigns",
    "campaigns/get": "GET /api/v2/campaigns/{id}",
    "campaigns/update": "PATCH /api/v2/campaigns/{id}",
    "campaigns/activate": "POST /api/v2/campaigns/{id}/activate",
    "campaigns/pause": "POST /api/v2/campaigns/{id}/pause",
    "campaigns/sending-status": "GET /api/v2/campaigns/{id}/sending-status",
    "campaigns/analytics": "GET /api/v2/campaigns/analytics",
    "accounts/list": "GET /api/v2/accounts",
    "leads/add": "POST /api/v2/leads/add",
    "leads/list": "POST /api/v2/leads/list",
    "leads/delete": "DELETE /api/v2/leads/{id}",
    "workspaces/current": "GET /api/v2/workspaces/current",
  },
} as const satisfies Record<Provider, Readonly<Record<string, `${Method} /${string}`>>>;

/** The names of one provider's operations; of all without an argument. */
export type Operation<P extends Provider = Provider> = {
  [Q in P]: keyof (typeof OPERATIONS)[Q] & string;
}[P];
