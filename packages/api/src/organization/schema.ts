import { z } from "zod";
import { count, id, named, page, text, time } from "../schema/fields.ts";

export const oneOrganization = named(
  "Organization",
  z.object({ id, name: text, campaigns: count, createdAt: time }),
);
export const organizationPage = page(oneOrganization);
export type Organization = z.output<typeof oneOrganization>;
export type OrganizationPage = z.output<typeof organizationPage>;
