import { LEADS } from "../exchanges/good.ts";
import {
  addLead,
  type Call,
  confirmGone,
  createCampaign,
  deleteLead,
  EMAIL,
  findLead,
  listAccounts,
  listOptOuts,
  PROBE,
  pauseCampaign,
  sendingStatus,
  updateCampaign,
} from "../support/calls.ts";
import { ECHO, type Provocations, provocationsOf } from "../support/provocation.ts";
import { commonProvocations } from "./common.ts";

const { sim, raw } = provocationsOf("INSTANTLY");

const error = (statusCode: number, message: string) => ({ statusCode, error: "Error", message });

const ADDED = {
  status: "success",
  in_blocklist: 0,
  duplicated_leads: 0,
  skipped_count: 0,
  invalid_email_count: 0,
  incomplete_count: 0,
  duplicate_email_count: 0,
  remaining_in_plan: 12,
  created_leads: [],
};

const getCampaign: Call = ({ instantly }, { campaignId }, options) =>
  instantly.getCampaign(campaignId, options);
const analytics: Call = ({ instantly }, { campaignId }, options) => instantly.analytics(campaignId, options);

const addThatAddress: Call = (providers, known, options) =>
  addLead(providers, { ...known, email: EMAIL }, options);
const activate: Call = ({ instantly }, { campaignId }, options) =>
  instantly.activateCampaign(campaignId, options);
const createWithSenders: Call = ({ instantly }, _known, options) =>
  instantly.createCampaign({ name: "Conformance", senders: ["ada@dockwise.example"] }, options);
const findAdded: Call = ({ instantly }, { campaignId }, options) =>
  instantly.findLead({ campaignId, email: EMAIL, ourLeadId: "L-1", mustBeThere: true }, options);

const mustBeGone: Call = ({ instantly }, _known, options) =>
  instantly.findLead({ email: EMAIL, ourLeadId: "L-1", mustBeGone: true }, options);

export const INSTANTLY_PROVOCATIONS: Provocations<"INSTANTLY"> = {
  ...commonProvocations("INSTANTLY", {
    "payment-required": [sim("payment-required"), sim("quota-exhausted"), raw(402, error(402, ECHO))],
    forbidden: [sim("forbidden"), raw(403, error(403, ECHO))],
    "endpoint-gone": [
      raw(404, error(404, ECHO), PROBE.INSTANTLY),
      raw(404, error(404, ECHO), createCampaign),
      raw(404, error(404, ECHO), listAccounts),
      raw(405, ECHO),
      raw(410, ECHO),
    ],
    "request-rejected": [
      raw(409, error(409, ECHO.replaceAll(EMAIL, ""))),
      raw(400, error(400, "body must NOT have additional properties")),
      raw(400, error(400, "body/leads/0 must NOT have additional properties")),
      raw(400, error(400, "body/leads must NOT have more than 1000 items")),
      raw(422, error(422, "body/campaign_id must match format uuid")),
      raw(400, error(400, ECHO), findLead),
      raw(400, error(400, ECHO), PROBE.INSTANTLY),
      raw(400, error(400, ECHO), listAccounts),
      raw(400, error(400, ECHO), sendingStatus),
      raw(400, error(400, `body/sequences/0/steps/0 is odd ${ECHO}`), updateCampaign),
      raw(
        400,
        error(400, "body/campaign_schedule/schedules/0/timezone must be equal to one"),
        createCampaign,
      ),
    ],
  }),
  "instantly.edge-block": [sim("edge-403-html"), raw(403, `<!DOCTYPE html><title>Blocked ${ECHO}</title>`)],
  "instantly.campaign-gone": [
    sim("campaign-404"),
    sim("campaign-404", getCampaign),
    raw(404, error(404, `Campaign not found ${ECHO}`), analytics),
    sim("campaign-404", updateCampaign),
    raw(404, error(404, `Campaign not found ${ECHO}`), pauseCampaign),
    raw(404, error(404, `Campaign not found ${ECHO}`), sendingStatus),
    raw(404, error(404, `Campaign of this lead not found ${ECHO}`), findLead),
    raw(404, error(404, `Lead not found ${ECHO}`), findLead),
  ],
  "instantly.opt-outs-gone": [raw(404, error(404, `Campaign not found ${ECHO}`), listOptOuts)],
  "instantly.campaign-deleted": [
    sim("campaign-404", confirmGone),
    raw(404, error(404, `Campaign not found ${ECHO}`), confirmGone),
  ],
  "instantly.campaign-still-there": [raw(200, { id: "c-1", name: "Ops", status: 1 }, confirmGone)],
  "instantly.campaign-rejected": [
    raw(400, { message: `body/name must NOT have more than 100 characters ${ECHO}` }, createCampaign),
    raw(400, { message: `The campaign has no sender ${ECHO}` }, activate),
    raw(400, { message: "body/email_list/0 must match format email" }, createWithSenders),
    raw(400, { message: `body/daily_limit must be <= 100 ${ECHO}` }, updateCampaign),
    raw(400, error(404, `Campaign cannot be changed ${ECHO}`), pauseCampaign),
  ],
  "instantly.lead-rejected": [
    raw(400, error(400, `body/leads/0/email must be string ${ECHO}`)),
    raw(422, { message: "leads[0].website must match format uri" }),
    raw(400, error(400, `The address ${EMAIL} is not valid`), addThatAddress),
  ],
  "instantly.already-there": [
    raw(200, { ...ADDED, skipped_count: 1 }),
    raw(200, { ...ADDED, duplicated_leads: 1 }),
    raw(200, { ...ADDED, duplicate_email_count: 1, remaining_in_plan: 0 }),
  ],
  "instantly.added-unnamed": [
    raw(200, { ...ADDED, leads_uploaded: 1 }),
    raw(200, { status: "success", leads_uploaded: 1, created_leads: null }),
    raw(200, { ...ADDED, created_leads: [{ index: 0 }] }),
  ],
  "instantly.added-missing": [raw(200, { items: [] }, findAdded)],
  "instantly.lead-gone": [raw(404, error(404, `Lead not found ${ECHO}`), deleteLead)],
  "instantly.still-there": [raw(200, LEADS, mustBeGone)],
  "instantly.blocklisted": [sim("blocklist")],
  "instantly.invalid-email": [sim("invalid-email")],
  "instantly.incomplete-lead": [sim("incomplete-lead")],
  "instantly.plan-used-up": [sim("plan-used-up"), raw(200, { ...ADDED, remaining_in_plan: 0 })],
  "instantly.lead-unaccounted": [raw(200, ADDED), raw(200, { ...ADDED, remaining_in_plan: null })],
  "instantly.add-failed": [raw(200, { status: "error", message: ECHO }, addLead)],
};
