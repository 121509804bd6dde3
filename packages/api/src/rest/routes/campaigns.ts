import { exportCsv } from "../export-csv.ts";
import { DRAFT_CAMPAIGN_ID } from "../openapi/example-ids.ts";
import type { Route } from "../route.ts";
import { routesOf } from "../route.ts";

const route = routesOf("Campaigns");

const CRITERIA = { titles: ["Head of Operations"], locations: ["Norway"] };
const OFFER = {
  product: "Route planning for small ferry lines.",
  senderName: "Ada Berg",
  senderCompany: "Nordkyst",
};

export const CAMPAIGN_ROUTES: readonly Route[] = [
  route("GET /campaigns", {
    action: "campaign.list",
    summary: "Campaigns that you may see, newest first",
    example: { status: "RUNNING", limit: 20 },
  }),
  route("POST /campaigns", {
    action: "campaign.create",
    summary: "Make a campaign, CREATED",
    description: "Also while the breaker is OPEN; starting it has to wait.",
    status: 201,
    example: { name: "Ferries in Norway", leadLimit: 50, criteria: CRITERIA, offer: OFFER },
  }),
  route("GET /campaigns/{id}", {
    action: "campaign.get",
    summary: "One campaign with counts, calls and costs",
  }),
  route("PATCH /campaigns/{id}", {
    action: "campaign.update",
    summary: "Change a campaign while it is CREATED",
    description: "What is left out stays. criteria and offer are replaced as a whole.",
    refusals: ["WRONG_STATE"],
    example: { id: DRAFT_CAMPAIGN_ID, leadLimit: 100 },
  }),
  route("DELETE /campaigns/{id}", {
    action: "campaign.delete",
    summary: "Delete a campaign of which nothing runs",
    description:
      "Its leads, jobs and records of calls go with it. Whom it handed over is entered in the do-not-contact list, so that nobody is written to or paid for again.",
    refusals: ["WRONG_STATE"],
    example: { id: DRAFT_CAMPAIGN_ID },
  }),
  route("GET /campaigns/{id}/start/validate", {
    action: "campaign.validateStart",
    summary: "Everything that keeps a campaign from starting",
    example: { id: DRAFT_CAMPAIGN_ID },
  }),
  route("POST /campaigns/{id}/start", {
    action: "campaign.start",
    summary: "Start a campaign",
    description:
      "A refusal lists every unmet precondition in details.unmet, or names why the breaker is OPEN.",
    refusals: ["WRONG_STATE", "BREAKER_OPEN", "PRECONDITION_FAILED"],
    example: { id: DRAFT_CAMPAIGN_ID },
  }),
  route("POST /campaigns/{id}/cancel", {
    action: "campaign.cancel",
    summary: "Cancel a campaign and its live jobs",
    refusals: ["WRONG_STATE"],
    example: { reason: "Wrong country" },
  }),
  route("GET /campaigns/{id}/details", {
    action: "campaign.details",
    summary: "All that a page about a campaign shows, as of one moment",
  }),
  route("GET /campaigns/{id}/leads/stats", {
    action: "campaign.leadStats",
    summary: "A campaign's leads in numbers",
  }),
  route("GET /campaigns/{id}/results", {
    action: "campaign.results",
    summary: "What was written to whom, and what it cost",
    description: "Leads that were handed over, or of another status if one is given.",
  }),
  route("GET /campaigns/{campaignId}/export.csv", {
    action: "lead.export",
    summary: "A campaign's leads as CSV",
    description:
      "RFC 4180, UTF-8, streamed. A cell that a spreadsheet would run as a formula begins with an apostrophe.",
    respond: ({ caller, input }) => exportCsv(caller, input),
    produces: "text/csv",
  }),
  route("GET /campaigns/{id}/instantly/analytics", {
    action: "campaign.instantlyAnalytics",
    summary: "What the sender counts: sent, opened, replied, bounced",
    description: "Instantly is asked at most once a minute, and not while the breaker is OPEN.",
    refusals: ["BREAKER_OPEN", "PRECONDITION_FAILED"],
  }),
];
