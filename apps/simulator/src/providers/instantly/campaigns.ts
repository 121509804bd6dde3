import { hashUuid } from "../../data/hash.ts";
import { json } from "../../http/answer.ts";
import { free, type Outcome, type ProviderRequest } from "../provider.ts";
import { campaignNotFound, instantlyError } from "./errors.ts";
import type { InstantlyCampaign } from "./model.ts";
import { paginate } from "./paginate.ts";
import { campaignRequest, parseBody } from "./request-schemas.ts";
import { organizationId } from "./workspace.ts";

const DRAFT = 0;
const ACTIVE = 1;
const PAUSED = 2;

/** `POST /api/v2/campaigns`: always a draft. Names may repeat. */
export function createCampaign(request: ProviderRequest): Outcome {
  const parsed = parseBody(campaignRequest, request.body);
  if ("refusal" in parsed) return free(parsed.refusal);
  const { name } = parsed.ok;
  const namesakes = [...request.state.campaigns.values()].filter((campaign) => campaign.name === name).length;
  const at = request.now.toISOString();
  const campaign: InstantlyCampaign = {
    ...parsed.ok,
    id: hashUuid(request.seed, "campaign", name, namesakes),
    status: DRAFT,
    timestamp_created: at,
    timestamp_updated: at,
    organization: organizationId(request.seed),
  };
  return { answer: json(200, campaign), effect: { kind: "instantly.campaign-created", campaign } };
}

/** `GET /api/v2/campaigns/{id}`. */
export function getCampaign(request: ProviderRequest): Outcome {
  const campaign = request.state.campaigns.get(request.params.id ?? "");
  return free(campaign ? json(200, campaign) : campaignNotFound());
}

/** `GET /api/v2/campaigns?limit=&starting_after=&search=`. */
export function listCampaigns(request: ProviderRequest): Outcome {
  const { query, state } = request;
  const limit = Number(query.get("limit") ?? 10);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    return free(instantlyError(400, "querystring/limit must be >= 1 and <= 100"));
  }
  const search = query.get("search")?.toLowerCase() ?? "";
  const matching = [...state.campaigns.values()].filter((campaign) =>
    campaign.name.toLowerCase().includes(search),
  );
  return free(json(200, paginate(matching, { limit, startingAfter: query.get("starting_after") })));
}

/** `POST /api/v2/campaigns/{id}/activate`. */
export function activateCampaign(request: ProviderRequest): Outcome {
  return setStatus(request, ACTIVE);
}

/** `POST /api/v2/campaigns/{id}/pause`. */
export function pauseCampaign(request: ProviderRequest): Outcome {
  return setStatus(request, PAUSED);
}

function setStatus(request: ProviderRequest, status: number): Outcome {
  const campaign = request.state.campaigns.get(request.params.id ?? "");
  if (!campaign) return free(campaignNotFound());
  const at = request.now.toISOString();
  return {
    answer: json(200, { ...campaign, status, timestamp_updated: at }),
    effect: { kind: "instantly.campaign-status", campaignId: campaign.id, status, at },
  };
}

/** `GET /api/v2/campaigns/{id}/sending-status`. */
export function sendingStatus(request: ProviderRequest): Outcome {
  const campaign = request.state.campaigns.get(request.params.id ?? "");
  if (!campaign) return free(campaignNotFound());
  const status = campaign.status === ACTIVE ? "healthy" : "campaign_draft";
  return free(json(200, { diagnostics: null, summary: { status } }));
}

/** `GET /api/v2/campaigns/analytics?id=`. Nothing is ever sent, so only the leads count. */
export function analytics({ query, state }: ProviderRequest): Outcome {
  const wanted = [...query.getAll("id"), ...query.getAll("ids")];
  const campaigns = [...state.campaigns.values()].filter(
    ({ id }) => wanted.length === 0 || wanted.includes(id),
  );
  const leads = [...state.leads.values()];
  const rows = campaigns.map((campaign) => ({
    campaign_id: campaign.id,
    campaign_name: campaign.name,
    campaign_status: campaign.status,
    campaign_is_evergreen: campaign.is_evergreen ?? false,
    leads_count: leads.filter((lead) => lead.campaign === campaign.id).length,
    contacted_count: 0,
    emails_sent_count: 0,
    new_leads_contacted_count: 0,
    open_count: 0,
    reply_count: 0,
    link_click_count: 0,
    bounced_count: 0,
    unsubscribed_count: 0,
    completed_count: 0,
    total_opportunities: 0,
    total_opportunity_value: 0,
  }));
  return free(json(200, rows));
}
