import { z } from "zod";
import type { Judgement } from "../call/caller.ts";
import type { CallOptions, CallResult, ProbeReport } from "../call/results.ts";
import { parseShape } from "../call/shape.ts";
import { serviceRoot } from "../config.ts";
import { type Connection, GET_HEADERS, JSON_HEADERS } from "../connection.ts";
import {
  analyticsOf,
  analyticsSchema,
  type CampaignAnalytics,
  campaignPageSchema,
  campaignRequest,
  campaignSchema,
  type NewCampaign,
  type SendingCampaign,
} from "./campaign.ts";
import { instantlyStatusRule } from "./classify.ts";
import {
  type AddedLead,
  addLeadRequest,
  findLeadRequest,
  type LeadLookup,
  type NewLead,
  readAddedLead,
  readFoundLead,
} from "./lead.ts";

export interface InstantlyClient {
  /** Makes a DRAFT. Not safe to repeat: look with `findCampaign` first. REJECTED: its settings are refused. */
  createCampaign(campaign: NewCampaign, options?: CallOptions): Promise<CallResult<SendingCampaign>>;
  /** The campaign of exactly this name, or null. One call for each hundred campaigns whose name is alike. */
  findCampaign(name: string, options?: CallOptions): Promise<CallResult<SendingCampaign | null>>;
  getCampaign(campaignId: string, options?: CallOptions): Promise<CallResult<SendingCampaign>>;
  activateCampaign(campaignId: string, options?: CallOptions): Promise<CallResult<SendingCampaign>>;
  /**
   * Adds a lead that is in no campaign of the workspace yet; safe to repeat. After a timeout, or with
   * `alreadyThere`, ask `findLead` whether it is ours.
   */
  addLead(lead: NewLead, options?: CallOptions): Promise<CallResult<AddedLead>>;
  /** Our lead in this campaign, or null (also if the address is there under another of our ids). */
  findLead(lookup: LeadLookup, options?: CallOptions): Promise<CallResult<{ leadId: string } | null>>;
  analytics(campaignId: string, options?: CallOptions): Promise<CallResult<CampaignAnalytics>>;
  /** Proves the key; needs the scope `workspaces:read`. */
  probe(options?: CallOptions): Promise<CallResult<ProbeReport>>;
}

interface InstantlyCall<T> {
  readonly operation: string;
  /** Below `/api/v2`. */
  readonly path: string;
  /** Undefined: none, and then no content type either (the service refuses an empty JSON body). */
  readonly body?: unknown;
  readonly method?: "GET" | "POST";
  readonly read: (json: unknown) => Judgement<"INSTANTLY", T>;
}

const PAGE_SIZE = 100;
const MAX_PAGES = 20;

const workspaceSchema = z.object({ id: z.string().min(1) });

const readCampaign = (json: unknown) => ({ data: parseShape(campaignSchema, json) });
const readCampaigns = (json: unknown) => ({ data: parseShape(campaignPageSchema, json) });

function readWorkspace(json: unknown): Judgement<"INSTANTLY", ProbeReport> {
  parseShape(workspaceSchema, json);
  return { data: { detail: "The key is accepted. The plan's remaining leads are not seen by this probe." } };
}

type Call = <T>(call: InstantlyCall<T>, options?: CallOptions) => Promise<CallResult<T>>;

function createCall({ settings, transport, caller }: Connection<"INSTANTLY">): Call {
  const root = `${serviceRoot(settings.baseUrl, "/api/v2")}/api/v2`;
  const authorization = `Bearer ${settings.apiKey}`;
  return ({ operation, path, body, method = "GET", read }, options) => {
    const headers = { ...(body === undefined ? GET_HEADERS : JSON_HEADERS), authorization };
    const request = {
      method,
      url: `${root}${path}`,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };
    return caller({
      operation,
      send: () => transport.send(request, options),
      readStatus: (answer) => instantlyStatusRule(operation, answer),
      read,
    });
  };
}

/** A last page may still carry a cursor, so an empty page ends the search too. */
async function findCampaign(call: Call, name: string, options?: CallOptions) {
  let cursor = "";
  for (let page = 1; ; page += 1) {
    const path = `/campaigns?search=${encodeURIComponent(name)}&limit=${PAGE_SIZE}${cursor}`;
    const result = await call({ operation: "campaigns/list", path, read: readCampaigns }, options);
    if (result.outcome === "REJECTED") return result;
    const { items, next_starting_after: next } = result.data;
    const found = items.find((campaign) => campaign.name === name) ?? null;
    if (found !== null || !next || items.length < PAGE_SIZE || page === MAX_PAGES) {
      return { outcome: "SUCCEEDED", data: found, meta: result.meta } as const;
    }
    cursor = `&starting_after=${encodeURIComponent(next)}`;
  }
}

export function createInstantlyClient(connection: Connection<"INSTANTLY">): InstantlyClient {
  const call = createCall(connection);
  const at = (campaignId: string) => `/campaigns/${encodeURIComponent(campaignId)}`;
  return {
    createCampaign: (campaign, options) =>
      call(
        {
          operation: "campaigns/create",
          method: "POST",
          path: "/campaigns",
          body: campaignRequest(campaign),
          read: readCampaign,
        },
        options,
      ),
    findCampaign: (name, options) => findCampaign(call, name, options),
    getCampaign: (id, options) =>
      call({ operation: "campaigns/get", path: at(id), read: readCampaign }, options),
    activateCampaign: (id, options) =>
      call(
        { operation: "campaigns/activate", method: "POST", path: `${at(id)}/activate`, read: readCampaign },
        options,
      ),
    addLead: (lead, options) =>
      call(
        {
          operation: "leads/add",
          method: "POST",
          path: "/leads/add",
          body: addLeadRequest(lead),
          read: readAddedLead,
        },
        options,
      ),
    findLead: (lookup, options) =>
      call(
        {
          operation: "leads/list",
          method: "POST",
          path: "/leads/list",
          body: findLeadRequest(lookup),
          read: (json) => ({ data: readFoundLead(json, lookup) }),
        },
        options,
      ),
    analytics: (id, options) =>
      call(
        {
          operation: "campaigns/analytics",
          path: `/campaigns/analytics?id=${encodeURIComponent(id)}`,
          read: (json) => ({ data: analyticsOf(id, parseShape(analyticsSchema, json)) }),
        },
        options,
      ),
    probe: (options) =>
      call({ operation: "workspaces/current", path: "/workspaces/current", read: readWorkspace }, options),
  };
}
