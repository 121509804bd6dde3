import { json } from "../../http/answer.ts";
import { requests } from "../../http/rate-limits.ts";
import { bearerKey, keyIsAccepted, type Provider, type ProviderRequest } from "../provider.ts";
import { analytics } from "./analytics.ts";
import { createEntry, deleteEntry, listEntries } from "./blocklist.ts";
import {
  activateCampaign,
  createCampaign,
  getCampaign,
  listCampaigns,
  pauseCampaign,
  sendingStatus,
  updateCampaign,
} from "./campaigns.ts";
import { campaignNotFound, edgeBlock, instantlyError, instantlyErrors } from "./errors.ts";
import { addLeads, createLead, deleteLead, getLead, listLeads } from "./leads.ts";
import { missingScope } from "./scopes.ts";
import { listAccounts } from "./senders.ts";
import { currentWorkspace } from "./workspace.ts";

const PREFIX = "/api/v2";
const BLOCKLIST = `${PREFIX}/block-lists-entries`;

/** The edge comes before the key and its scopes: a client without a User-Agent never reaches the service. */
function guard(request: ProviderRequest) {
  if (!request.headers["user-agent"]?.trim()) return edgeBlock();
  const { key, operation } = request;
  if (key === null || !keyIsAccepted(key)) return instantlyErrors.unauthorized(request);
  const missing = missingScope(key, operation);
  return missing === null
    ? null
    : instantlyError(403, `The API key does not have the required scope: ${missing}`);
}

const CAMPAIGN = ["id", "name", "status"] as const;

const NEEDED_FIELDS = {
  "accounts/list": ["next_starting_after", "items.*.email", "items.*.status"],
  "block-lists-entries/create": ["id"],
  "campaigns/sending-status": ["diagnostics.status", "summary.status", "status"],
  "workspaces/current": ["id"],
  "campaigns/create": CAMPAIGN,
  "campaigns/get": CAMPAIGN,
  "campaigns/update": CAMPAIGN,
  "campaigns/activate": CAMPAIGN,
  "campaigns/pause": CAMPAIGN,
  "campaigns/list": ["next_starting_after", ...CAMPAIGN.map((field) => `items.*.${field}`)],
  "leads/add": ["status", "created_leads.*.index", "created_leads.*.id"],
  "leads/list": [
    "next_starting_after",
    ...["id", "email", "campaign", "status", "payload"].map((field) => `items.*.${field}`),
  ],
};

const LIMITS = [requests("second", 100), requests("minute", 6_000)];

/** Instantly's API v2, `https://api.instantly.ai`. */
export const instantly: Provider = {
  name: "instantly",
  rateLimits: { countedBy: "account", of: () => LIMITS },
  readKey: bearerKey,
  guard,
  headers: () => ({}),
  neededFields: NEEDED_FIELDS,
  errors: instantlyErrors,
  faultAnswers: {
    "payment-required": () => instantlyError(402, "Your workspace has run out of credits"),
    "edge-403-html": edgeBlock,
    "campaign-404": campaignNotFound,
    "request-refused-400": () => instantlyError(400, "body must NOT have additional properties"),
    "lead-refused-400": () => instantlyError(400, "body/leads/0/email must be string"),
    "not-found-under-400": () =>
      json(400, { statusCode: 404, error: "Not Found", message: "Campaign cannot be changed" }),
  },
  routes: [
    {
      operation: "workspaces/current",
      method: "GET",
      paths: [`${PREFIX}/workspaces/current`],
      handle: currentWorkspace,
    },
    {
      operation: "campaigns/analytics",
      method: "GET",
      paths: [`${PREFIX}/campaigns/analytics`],
      handle: analytics,
    },
    { operation: "campaigns/create", method: "POST", paths: [`${PREFIX}/campaigns`], handle: createCampaign },
    { operation: "campaigns/list", method: "GET", paths: [`${PREFIX}/campaigns`], handle: listCampaigns },
    { operation: "campaigns/get", method: "GET", paths: [`${PREFIX}/campaigns/:id`], handle: getCampaign },
    {
      operation: "campaigns/update",
      method: "PATCH",
      paths: [`${PREFIX}/campaigns/:id`],
      handle: updateCampaign,
    },
    {
      operation: "campaigns/activate",
      method: "POST",
      paths: [`${PREFIX}/campaigns/:id/activate`],
      handle: activateCampaign,
    },
    {
      operation: "campaigns/pause",
      method: "POST",
      paths: [`${PREFIX}/campaigns/:id/pause`],
      handle: pauseCampaign,
    },
    {
      operation: "campaigns/sending-status",
      method: "GET",
      paths: [`${PREFIX}/campaigns/:id/sending-status`],
      handle: sendingStatus,
    },
    { operation: "leads/add", method: "POST", paths: [`${PREFIX}/leads/add`], handle: addLeads },
    { operation: "leads/list", method: "POST", paths: [`${PREFIX}/leads/list`], handle: listLeads },
    { operation: "leads/create", method: "POST", paths: [`${PREFIX}/leads`], handle: createLead },
    { operation: "leads/get", method: "GET", paths: [`${PREFIX}/leads/:id`], handle: getLead },
    { operation: "leads/delete", method: "DELETE", paths: [`${PREFIX}/leads/:id`], handle: deleteLead },
    { operation: "accounts/list", method: "GET", paths: [`${PREFIX}/accounts`], handle: listAccounts },
    { operation: "block-lists-entries/create", method: "POST", paths: [BLOCKLIST], handle: createEntry },
    { operation: "block-lists-entries/list", method: "GET", paths: [BLOCKLIST], handle: listEntries },
    {
      operation: "block-lists-entries/delete",
      method: "DELETE",
      paths: [`${BLOCKLIST}/:id`],
      handle: deleteEntry,
    },
  ],
};
