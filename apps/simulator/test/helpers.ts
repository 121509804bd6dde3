import { testSimulator } from "@leadgen/testkit/simulator";
import type { ProviderName, Simulator, SimulatorOptions } from "../src/index.ts";

export const start = (options: Partial<SimulatorOptions> = {}): Promise<Simulator> =>
  testSimulator({ seed: "test", ...options });

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly json: any;
}

export interface Call {
  readonly provider: ProviderName;
  readonly path: string;
  readonly method?: string;
  readonly body?: unknown;
  readonly key?: string | null;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
}

/** Calls a provider as its documentation says, key included. */
export async function call(simulator: Simulator, options: Call): Promise<Reply> {
  const { provider, body, key = "key-for-tests", headers = {}, signal } = options;
  const auth: Record<string, string> = {};
  if (key !== null && provider === "apollo") auth["x-api-key"] = key;
  else if (key !== null && provider !== "millionverifier") auth.authorization = `Bearer ${key}`;
  const separator = options.path.includes("?") ? "&" : "?";
  const query = provider === "millionverifier" && key !== null ? `${separator}api=${key}` : "";
  const response = await fetch(`${simulator.baseUrls[provider]}${options.path}${query}`, {
    method: options.method ?? (body === undefined ? "GET" : "POST"),
    redirect: "manual",
    headers: { ...auth, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function searchPath(filters: Record<string, string | readonly string[]>): string {
  const query = Object.entries(filters).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : value.map((item) => [`${name}[]`, item]),
  );
  return `/api/v1/mixed_people/api_search?${new URLSearchParams(query as [string, string][])}`;
}

/** Ids of people whom a search finds. */
export async function findPeople(simulator: Simulator, count = 10): Promise<string[]> {
  const path = searchPath({ person_titles: ["head of operations"], per_page: String(count) });
  const reply = await call(simulator, { provider: "apollo", path, method: "POST" });
  return reply.json.people.map((person: { id: string }) => person.id);
}

export const EMAIL_SCHEMA = {
  type: "object",
  additionalProperties: false,
  required: ["subject", "body"],
  properties: { subject: { type: "string" }, body: { type: "string" } },
} as const;

const RESEARCH_SCHEMA = {
  type: "object",
  additionalProperties: false,
  required: ["facts"],
  properties: {
    facts: {
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["text", "source_url"],
        properties: { text: { type: "string" }, source_url: { type: "string" } },
      },
    },
  },
} as const;

export const RESEARCH_BODY = {
  model: "perplexity/sonar",
  input:
    "Company: Nordkyst Logistics (nordkyst-logistics.example). Contact: Maren Holst, Head of Operations.",
  tools: [{ type: "web_search", search_context_size: "medium" }],
  response_format: { type: "json_schema", json_schema: { name: "lead_research", schema: RESEARCH_SCHEMA } },
} as const;

export const EMAIL_BODY = {
  model: "gpt-5.4-mini",
  store: false,
  instructions: "Write one short, factual first e-mail.",
  input:
    "Recipient: Maren Holst, Head of Operations, Nordkyst Logistics.\nFacts:\n- Opened a second terminal in September 2026",
  text: { format: { type: "json_schema", name: "outreach_email", strict: true, schema: EMAIL_SCHEMA } },
} as const;

export const CAMPAIGN_BODY = {
  name: "Ops heads DK",
  campaign_schedule: {
    schedules: [
      {
        name: "Office hours",
        timing: { from: "09:00", to: "17:00" },
        days: { "1": true, "2": true },
        timezone: "Europe/Belgrade",
      },
    ],
  },
  sequences: [
    {
      steps: [
        {
          type: "email",
          delay: 0,
          variants: [{ subject: "{{email_subject}}", body: "{{personalization}}" }],
        },
      ],
    },
  ],
} as const;

/** A new campaign's id. */
export async function createCampaign(
  simulator: Simulator,
  name = "Ops heads DK",
  settings: object = {},
): Promise<string> {
  const body = { ...CAMPAIGN_BODY, ...settings, name };
  const reply = await call(simulator, { provider: "instantly", path: "/api/v2/campaigns", body });
  return reply.json.id;
}
