import { z } from "zod";
import type { Judgement } from "../call/caller.ts";
import { looseText } from "../call/loose.ts";
import type { CallOptions, CallResult, ProbeReport } from "../call/results.ts";
import { parseShape } from "../call/shape.ts";
import type { Connection } from "../connection.ts";
import {
  analyticsOf,
  analyticsSchema,
  type CampaignAnalytics,
  campaignNamed,
  campaignPageSchema,
  campaignRequest,
  createdCampaignSchema,
  fieldsOf,
  type NewCampaign,
  type SendingCampaign,
} from "./campaign.ts";
import { namesField, namesTheLead, saysNotThere } from "./classify.ts";
import { type Call, campaignPath, createCall } from "./instantly-call.ts";
import {
  type AddedLead,
  addLeadRequest,
  findLeadRequest,
  type LeadLookup,
  type NewLead,
  readAddedLead,
  readDeletedLead,
  readFoundLead,
} from "./lead.ts";
import { type OptOutPage, type OptOutsAsked, optOutsRequest, readOptOuts } from "./opt-outs.ts";
import { readCampaign, type SendingCalls, sendingCalls } from "./sending-calls.ts";

export interface InstantlyClient extends SendingCalls {
  /** Makes a DRAFT. Not safe to repeat: call `findCampaign` first. REJECTED: Instantly refuses its settings. */
  createCampaign(campaign: NewCampaign, options?: CallOptions): Promise<CallResult<SendingCampaign>>;
  /** The campaign of exactly this name, or null. Makes one call for each page of campaigns with a similar name. */
  findCampaign(name: string, options?: CallOptions): Promise<CallResult<SendingCampaign | null>>;
  getCampaign(campaignId: string, options?: CallOptions): Promise<CallResult<SendingCampaign>>;
  /**
   * Adds a lead that is in no campaign of the workspace yet; safe to repeat. After a timeout, or without a `leadId`, call
   * `findLead`: for an `alreadyThere` lead it tells whether the lead is ours, otherwise its id (with `mustBeThere`).
   */
  addLead(lead: NewLead, options?: CallOptions): Promise<CallResult<AddedLead>>;
  /**
   * Our lead in this campaign, or in the whole workspace if none is given. Null also if the address belongs to another of
   * our ids. With `mustBeThere`, not finding it is a failure; with `mustBeGone`, finding it is.
   */
  findLead(lookup: LeadLookup, options?: CallOptions): Promise<CallResult<{ leadId: string } | null>>;
  /**
   * Removes a lead from the workspace; safe to repeat. `deleted` is false if Instantly says that there is no such lead;
   * confirm that by `findLead` with `mustBeGone`.
   */
  deleteLead(leadId: string, options?: CallOptions): Promise<CallResult<{ deleted: boolean }>>;
  /** One page of a campaign's people who unsubscribed or whose mail bounced, or `gone` if there is no such campaign. */
  listOptOuts(page: OptOutsAsked, options?: CallOptions): Promise<CallResult<OptOutPage>>;
  /** Confirms `gone` of `listOptOuts`: it is a failure if the campaign exists after all. */
  confirmGone(campaignId: string, options?: CallOptions): Promise<CallResult<{ readonly gone: true }>>;
  analytics(campaignId: string, options?: CallOptions): Promise<CallResult<CampaignAnalytics>>;
  /** Proves the key; needs the scope `workspaces:read`. */
  probe(options?: CallOptions): Promise<CallResult<ProbeReport>>;
}

const PAGE_SIZE = 100;
const MAX_PAGES = 20;

/** The exact form is not documented: any of these fields proves that the key was accepted. */
const workspaceSchema = z
  .object({ id: looseText, name: looseText, plan_id: looseText })
  .refine(({ id, name, plan_id }) => Boolean(id ?? name ?? plan_id), { path: ["id"] });

const NOBODY_THERE: OptOutPage = { people: [], next: null, gone: true };

const readPage = (name: string) => (json: unknown) => {
  const { items, next_starting_after: next } = parseShape(campaignPageSchema, json);
  return { data: { found: campaignNamed(name, items), next: items.length === 0 ? null : next } };
};

function readWorkspace(json: unknown): Judgement<"INSTANTLY", ProbeReport> {
  parseShape(workspaceSchema, json);
  return { data: { detail: "The key is accepted. The plan's remaining leads are not seen by this probe." } };
}

/** A last page may still carry a cursor, and a short one be followed by others: only an empty one is the end. */
async function findCampaign(call: Call, name: string, options?: CallOptions) {
  let cursor = "";
  for (let page = 1; ; page += 1) {
    const path = `/campaigns?search=${encodeURIComponent(name)}&limit=${PAGE_SIZE}${cursor}`;
    const result = await call({ operation: "campaigns/list", path, read: readPage(name) }, options);
    if (result.outcome === "REJECTED") return result;
    const { found, next } = result.data;
    if (found !== null || !next || page === MAX_PAGES) {
      return { outcome: "SUCCEEDED", data: found, meta: result.meta } as const;
    }
    cursor = `&starting_after=${encodeURIComponent(next)}`;
  }
}

export function createInstantlyClient(connection: Connection<"INSTANTLY">): InstantlyClient {
  const call = createCall(connection);
  return {
    ...sendingCalls(call),
    createCampaign: (campaign, options) =>
      call(
        {
          operation: "campaigns/create",
          method: "POST",
          path: "/campaigns",
          body: campaignRequest(campaign),
          ofRecord: namesField(fieldsOf(campaign)),
          // Name and status are known from the request: only the id is read.
          read: (json) => ({
            data: { ...parseShape(createdCampaignSchema, json), name: campaign.name, status: "DRAFT" },
          }),
        },
        options,
      ),
    findCampaign: (name, options) => findCampaign(call, name, options),
    getCampaign: (id, options) =>
      call({ operation: "campaigns/get", path: campaignPath(id), read: readCampaign(id) }, options),
    addLead: (lead, options) =>
      call(
        {
          operation: "leads/add",
          method: "POST",
          path: "/leads/add",
          body: addLeadRequest(lead),
          ofRecord: namesTheLead(lead.email),
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
          read: (json) => readFoundLead(json, lookup),
        },
        options,
      ),
    deleteLead: (leadId, options) =>
      call(
        {
          operation: "leads/delete",
          method: "DELETE",
          path: `/leads/${encodeURIComponent(leadId)}`,
          readStatus: (answer) =>
            saysNotThere(answer) ? { data: { deleted: false }, rule: "instantly.lead-gone" } : undefined,
          mayBeEmpty: true,
          read: readDeletedLead,
        },
        options,
      ),
    listOptOuts: (page, options) =>
      call(
        {
          operation: "leads/list",
          method: "POST",
          path: "/leads/list",
          body: optOutsRequest(page),
          readStatus: (answer) =>
            saysNotThere(answer) ? { data: NOBODY_THERE, rule: "instantly.opt-outs-gone" } : undefined,
          read: (json) => ({ data: readOptOuts(json, page) }),
        },
        options,
      ),
    confirmGone: (id, options) =>
      call(
        {
          operation: "campaigns/get",
          path: campaignPath(id),
          readStatus: (answer) =>
            saysNotThere(answer)
              ? { data: { gone: true as const }, rule: "instantly.campaign-deleted" }
              : undefined,
          read: () => ({
            rule: "instantly.campaign-still-there",
            why: "the campaign is there, although leads/list has just answered that there is none.",
          }),
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
