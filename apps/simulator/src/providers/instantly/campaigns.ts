import { hashUuid } from "../../data/hash.ts";
import { json } from "../../http/answer.ts";
import { free, type Outcome, type ProviderRequest } from "../provider.ts";
import { type CampaignChanges, campaignChanges, campaignRequest } from "./campaign-schema.ts";
import { campaignNotFound, instantlyError } from "./errors.ts";
import type { InstantlyCampaign } from "./model.ts";
import { pageLimit, paginate } from "./paginate.ts";
import { parseBody } from "./parse-body.ts";
import { activationProblem, CAMPAIGN_STATUS, sendingState } from "./send-mails.ts";
import { organizationId } from "./workspace.ts";

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
    status: CAMPAIGN_STATUS.draft,
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
  const limit = pageLimit(query);
  if (limit === null) return free(instantlyError(400, "querystring/limit must be >= 1 and <= 100"));
  const search = query.get("search")?.toLowerCase() ?? "";
  const matching = [...state.campaigns.values()].filter((campaign) =>
    campaign.name.toLowerCase().includes(search),
  );
  return free(json(200, paginate(matching, { limit, startingAfter: query.get("starting_after") })));
}

/** `PATCH /api/v2/campaigns/{id}`: any of the fields of creation, unknown ones refused. */
export function updateCampaign(request: ProviderRequest): Outcome {
  const campaign = request.state.campaigns.get(request.params.id ?? "");
  if (!campaign) return free(campaignNotFound());
  const parsed = parseBody(campaignChanges, request.body);
  if ("refusal" in parsed) return free(parsed.refusal);
  // JSON has no undefined: a field is present or absent.
  const changes = parsed.ok as CampaignChanges;
  const at = request.now.toISOString();
  return {
    answer: json(200, { ...campaign, ...changes, timestamp_updated: at }),
    effect: { kind: "instantly.campaign-updated", campaignId: campaign.id, changes, at },
  };
}

/** `POST /api/v2/campaigns/{id}/activate`: refused without senders or a sequence. */
export function activateCampaign(request: ProviderRequest): Outcome {
  const campaign = request.state.campaigns.get(request.params.id ?? "");
  const problem = campaign ? activationProblem(campaign) : null;
  return problem === null ? setStatus(request, CAMPAIGN_STATUS.active) : free(instantlyError(400, problem));
}

/** `POST /api/v2/campaigns/{id}/pause`. */
export function pauseCampaign(request: ProviderRequest): Outcome {
  return setStatus(request, CAMPAIGN_STATUS.paused);
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

/** `GET /api/v2/campaigns/{id}/sending-status`: why a campaign does not send, or `healthy`. */
export function sendingStatus(request: ProviderRequest): Outcome {
  const campaign = request.state.campaigns.get(request.params.id ?? "");
  if (!campaign) return free(campaignNotFound());
  const diagnostics = {
    campaign_id: campaign.id,
    last_updated: request.now.toISOString(),
    status: sendingState(request, campaign, request.now),
    issue_tracking: {},
  };
  return free(json(200, { ...diagnostics, diagnostics, summary: null }));
}
