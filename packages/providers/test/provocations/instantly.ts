import { addLead, type Call, createCampaign, findLead, PROBE } from "../support/calls.ts";
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

export const INSTANTLY_PROVOCATIONS: Provocations<"INSTANTLY"> = {
  ...commonProvocations("INSTANTLY", {
    "payment-required": [sim("payment-required"), sim("quota-exhausted"), raw(402, error(402, ECHO))],
    forbidden: [sim("forbidden"), raw(403, error(403, ECHO))],
    "endpoint-gone": [
      raw(404, error(404, ECHO), PROBE.INSTANTLY),
      raw(404, error(404, ECHO), createCampaign),
      raw(405, ECHO),
      raw(410, ECHO),
    ],
    "request-rejected": [raw(409, error(409, ECHO)), raw(400, error(400, ECHO), PROBE.INSTANTLY)],
  }),
  "instantly.edge-block": [sim("edge-403-html"), raw(403, `<!DOCTYPE html><title>Blocked ${ECHO}</title>`)],
  "instantly.campaign-gone": [
    sim("campaign-404"),
    sim("campaign-404", getCampaign),
    raw(404, error(404, `Campaign not found ${ECHO}`), analytics),
    raw(404, error(404, `Campaign of this lead not found ${ECHO}`), findLead),
  ],
  "instantly.campaign-rejected": [
    sim("bad-request-400", createCampaign),
    raw(400, { message: `body/timezone must be one of the allowed values ${ECHO}` }, createCampaign),
  ],
  "instantly.lead-rejected": [sim("bad-request-400"), raw(400, error(400, ECHO), findLead)],
  "instantly.lead-not-found": [raw(404, error(404, `Lead not found ${ECHO}`), findLead)],
  "instantly.already-there": [
    raw(200, { ...ADDED, skipped_count: 1 }),
    raw(200, { ...ADDED, duplicated_leads: 1 }),
    raw(200, { ...ADDED, duplicate_email_count: 1, remaining_in_plan: 0 }),
  ],
  "instantly.blocklisted": [sim("blocklist")],
  "instantly.invalid-email": [sim("invalid-email")],
  "instantly.incomplete-lead": [sim("incomplete-lead")],
  "instantly.plan-used-up": [sim("plan-used-up"), raw(200, { ...ADDED, remaining_in_plan: 0 })],
  "instantly.lead-unaccounted": [raw(200, ADDED), raw(200, { ...ADDED, remaining_in_plan: null })],
  "instantly.add-failed": [raw(200, { status: "error", message: ECHO }, addLead)],
};
