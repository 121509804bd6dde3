import { ADDED, COUNTERS, LEAD, LEADS } from "../exchanges/good.ts";
import { type Call, confirmGone, createCampaign, deleteLead, EMAIL, listOptOuts } from "../support/calls.ts";
import { type Controls, nearestOf } from "./control.ts";

const near = nearestOf("INSTANTLY");
const error = (statusCode: number, message: string) => ({ statusCode, error: "Bad Request", message });
const nothing = (more: object) => near(200, { ...COUNTERS, ...more });
const mustFind: Call = ({ instantly }, { campaignId }, options) =>
  instantly.findLead({ campaignId, email: EMAIL, ourLeadId: "L-1", mustBeThere: true }, options);
const mustBeGone: Call = ({ instantly }, _known, options) =>
  instantly.findLead({ email: EMAIL, ourLeadId: "L-1", mustBeGone: true }, options);

export const INSTANTLY_CONTROLS: Controls<"INSTANTLY"> = {
  "instantly.edge-block": { ...near(200, ""), respond: edgeWithAnswer },
  "instantly.campaign-gone": near(400, error(404, "body/leads/0/email not found")),
  "instantly.opt-outs-gone": near(410, error(410, "Campaign not found"), listOptOuts),
  "instantly.campaign-deleted": near(410, error(410, "Campaign not found"), confirmGone),
  "instantly.campaign-still-there": near(404, error(404, "Campaign not found"), confirmGone),
  "instantly.campaign-rejected": near(400, error(400, "body/email_list/0 is no sender"), createCampaign),
  "instantly.lead-rejected": near(400, error(400, "body/leads/0 must NOT have additional properties")),
  "instantly.already-there": nothing({ skipped_count: 0, duplicated_leads: -1 }),
  "instantly.added-unnamed": nothing({ leads_uploaded: 0, total_sent: 1 }),
  "instantly.added-missing": near(200, LEADS, mustFind),
  "instantly.lead-gone": near(410, error(410, "Lead not found"), deleteLead),
  "instantly.still-there": near(200, { items: [{ ...LEAD, payload: { our_lead_id: "L-2" } }] }, mustBeGone),
  "instantly.blocklisted": nothing({ in_blocklist: 0, blocklist_used: "workspace" }),
  "instantly.invalid-email": nothing({ invalid_email_count: "one" }),
  "instantly.incomplete-lead": nothing({ incomplete_count: 0 }),
  "instantly.plan-used-up": nothing({ remaining_in_plan: 0, skipped_count: 1 }),
  "instantly.lead-unaccounted": nothing({ remaining_in_plan: null, leads_uploaded: 1 }),
  "instantly.add-failed": near(200, { ...ADDED, status: "SUCCESS", message: "failed" }),
};

/** The service's answer with the headers of the edge (Cloudflare) in front of it. */
function edgeWithAnswer(...[, response]: Parameters<ReturnType<typeof near>["respond"]>): void {
  response.writeHead(200, { "content-type": "text/html", server: "cloudflare", "cf-ray": "8f1-FRA" });
  response.end(JSON.stringify(ADDED));
}
