import type { Route } from "../route.ts";
import { routesOf } from "../route.ts";

const route = routesOf("Leads");

export const LEAD_ROUTES: readonly Route[] = [
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
