import type { ProviderName, Simulator } from "../src/index.ts";
import { type Call, createCampaign, EMAIL_BODY, findPeople, RESEARCH_BODY, searchPath } from "./helpers.ts";

/** A correct request for an operation, after creating everything that it needs. */
export type Canonical = (simulator: Simulator) => Promise<Call>;

const plain =
  (request: Call): Canonical =>
  async () =>
    request;

const LEAD = { email: "maren.holst@nordkyst-logistics.example", first_name: "Maren" };

/** For each provider the operations that a test can call, the paid one first. */
export const CANONICAL: Readonly<Record<ProviderName, Readonly<Record<string, Canonical>>>> = {
  apollo: {
    "people/bulk_match": async (simulator) => ({
      provider: "apollo",
      path: "/api/v1/people/bulk_match",
      body: { details: (await findPeople(simulator, 10)).map((id) => ({ id })) },
    }),
    "mixed_people/api_search": plain({
      provider: "apollo",
      method: "POST",
      path: searchPath({ person_titles: ["ceo"], person_locations: ["Denmark"] }),
    }),
    "auth/health": plain({ provider: "apollo", path: "/api/v1/auth/health" }),
  },
  millionverifier: {
    verify: plain({
      provider: "millionverifier",
      path: "/api/v3/?email=maren.holst@nordkyst-logistics.example",
    }),
    credits: plain({ provider: "millionverifier", path: "/api/v3/credits" }),
  },
  perplexity: {
    responses: plain({ provider: "perplexity", path: "/v1/responses", body: RESEARCH_BODY }),
    models: plain({ provider: "perplexity", path: "/v1/models" }),
  },
  openai: {
    responses: plain({ provider: "openai", path: "/v1/responses", body: EMAIL_BODY }),
    "models/list": plain({ provider: "openai", path: "/v1/models" }),
  },
  instantly: {
    "leads/add": async (simulator) => ({
      provider: "instantly",
      path: "/api/v2/leads/add",
      body: { campaign_id: await createCampaign(simulator), leads: [LEAD] },
    }),
    "campaigns/activate": async (simulator) => ({
      provider: "instantly",
      method: "POST",
      path: `/api/v2/campaigns/${await createCampaign(simulator)}/activate`,
    }),
    "workspaces/current": plain({ provider: "instantly", path: "/api/v2/workspaces/current" }),
  },
};
