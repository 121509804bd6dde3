import { type Line, routesOf } from "./line.ts";

const route = routesOf("Organizations");
const list = routesOf("Do not contact");

export const ORGANIZATION_ROUTES: readonly Line[] = [
  route("GET /organizations", { action: "organization.list", summary: "Organizations that you may see" }),
  route("POST /organizations", {
    action: "organization.create",
    summary: "Make an organization, of which you become the owner",
    status: 201,
  }),
  route("GET /organizations/{id}", { action: "organization.get", summary: "One organization" }),
  route("PATCH /organizations/{id}", {
    action: "organization.update",
    summary: "Rename an organization",
    example: { name: "Nordkyst Shipping" },
  }),
  list("GET /organizations/{organizationId}/do-not-contact", {
    action: "doNotContact.list",
    summary: "The do-not-contact list",
    description: "PERSON entries hold Apollo's id of people whom a deleted campaign had contacted.",
  }),
  list("POST /organizations/{organizationId}/do-not-contact", {
    action: "doNotContact.add",
    summary: "Enter addresses and domains",
    description:
      "A domain covers all addresses and companies at it and below it. Leads that wait are stopped before their next call, as BLOCKLISTED; those that are with the sender already are counted in the answer.",
    status: 201,
    example: { values: ["ada@example.com", "example.org"], reason: "Asked not to be written to" },
  }),
  list("DELETE /organizations/{organizationId}/do-not-contact/{entryId}", {
    action: "doNotContact.remove",
    summary: "Take an entry out",
    description: "Leads that it stopped stay as they are.",
  }),
];
