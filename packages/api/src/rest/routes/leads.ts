import { exportCsv } from "../export-csv.ts";
import { type Line, routesOf } from "./line.ts";

const route = routesOf("Leads");
const file = routesOf("Campaigns");

export const LEAD_ROUTES: readonly Line[] = [
  file("GET /campaigns/{campaignId}/export.csv", {
    action: "lead.export",
    summary: "A campaign's leads as CSV",
    description:
      "RFC 4180, UTF-8, streamed. A cell that a spreadsheet would run as a formula begins with an apostrophe.",
    respond: exportCsv,
    produces: "text/csv",
  }),
  route("GET /leads", {
    action: "lead.list",
    summary: "Leads that you may see",
    description: "In the order in which they were found, unless `sort` says otherwise.",
    example: { status: "REVEALED", sort: "company", limit: 20 },
  }),
  route("GET /leads/{id}", { action: "lead.get", summary: "One lead with all that is known" }),
  route("PATCH /leads/{id}", {
    action: "lead.update",
    summary: "Correct a lead that is still to be worked on, or whose job can be retried",
    description:
      "What is left out stays, null clears. The address can be changed until it is checked, the e-mail once it is written. Nothing can be changed while a provider is being asked about the lead.",
    refusals: ["WRONG_STATE", "PRECONDITION_FAILED"],
    example: { title: "Head of Fleet Operations" },
  }),
];
