import { type Line, routesOf } from "./line.ts";

const route = routesOf("Organizations");

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
];
