type Method = "GET" | "POST" | "PATCH" | "DELETE";

interface ProviderRow {
  /** The display name. */
  readonly name: string;
  /** The unit in which it bills calls; null: the calls that we make cost nothing by themselves. */
  readonly billedIn: "CREDITS" | "USD" | null;
  /**
   * Every operation that we call, by its name, with the endpoint that is recorded with each call
   * (`provider_call.endpoint`): method and path, without host and query.
   */
  readonly operations: Readonly<Record<string, `${Method} /${string}`>>;
  /** The free operation that is called first when a person probes whether the provider works. */
  readonly probe: string;
  /** Its status page, for people; null: it publishes none. */
  readonly statusPage: `https://${string}` | null;
  /** The page where its customers manage keys, credits and payment. */
  readonly dashboard: `https://${string}`;
}

const row = <const R extends ProviderRow>(row: R & { readonly probe: keyof R["operations"] }): R => row;

/** The services a campaign depends on, in the order in which the pipeline meets them. */
const PROVIDER_TABLE = {
  APOLLO: row({
    name: "Apollo",
    billedIn: "CREDITS",
    operations: {
      "mixed_people/api_search": "POST /api/v1/mixed_people/api_search",
      "people/bulk_match": "POST /api/v1/people/bulk_match",
      "auth/health": "GET /api/v1/auth/health",
      "usage_stats/credit_usage_stats": "POST /api/v1/usage_stats/credit_usage_stats",
    },
    probe: "auth/health",
    statusPage: "https://status.apollo.io",
    dashboard: "https://app.apollo.io",
  }),
  MILLIONVERIFIER: row({
    name: "MillionVerifier",
    billedIn: "CREDITS",
    operations: {
      verify: "GET /api/v3",
      credits: "GET /api/v3/credits",
    },
    probe: "credits",
    statusPage: null,
    dashboard: "https://app.millionverifier.com",
  }),
  PERPLEXITY: row({
    name: "Perplexity",
    billedIn: "USD",
    operations: {
      responses: "POST /v1/responses",
      models: "GET /v1/models",
    },
    probe: "models",
    statusPage: "https://status.perplexity.com",
    dashboard: "https://console.perplexity.ai",
  }),
  OPENAI: row({
    name: "OpenAI",
    billedIn: "USD",
    operations: {
      responses: "POST /v1/responses",
      models: "GET /v1/models/{model}",
    },
    probe: "models",
    statusPage: "https://status.openai.com",
    dashboard: "https://platform.openai.com",
  }),
  INSTANTLY: row({
    name: "Instantly",
    billedIn: null,
    operations: {
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
    probe: "workspaces/current",
    // status.instantly.ai, which many pages name, did not resolve in 2026.
    statusPage: null,
    dashboard: "https://app.instantly.ai",
  }),
} as const;

type ProviderTable = typeof PROVIDER_TABLE;

export type Provider = keyof ProviderTable;

export const PROVIDERS = Object.keys(PROVIDER_TABLE) as readonly Provider[];

/** One column of the table. */
const column = <K extends keyof ProviderRow>(name: K) =>
  Object.fromEntries(PROVIDERS.map((provider) => [provider, PROVIDER_TABLE[provider][name]])) as {
    readonly [P in Provider]: ProviderTable[P][K];
  };

export const PROVIDER_NAMES: Readonly<Record<Provider, string>> = column("name");
export const STATUS_PAGES: Readonly<Record<Provider, string | null>> = column("statusPage");
export const DASHBOARDS: Readonly<Record<Provider, string>> = column("dashboard");
export const BILLED_IN = column("billedIn");
export const OPERATIONS = column("operations");
export const PROBE_OPERATIONS = column("probe");

/** The names of one provider's operations; without an argument, of all. */
export type Operation<P extends Provider = Provider> = {
  [Q in P]: keyof ProviderTable[Q]["operations"] & string;
}[P];
