import { z } from "zod";
import { spent } from "../db/spent.ts";
import { count, id, named, page, text, time } from "../schema/fields.ts";

export const oneOrganization = named(
  "Organization",
  z.object({ id, name: text, campaigns: count, createdAt: time }),
);
/** With what its campaigns' calls cost so far. */
export const spendingOrganization = named("OrganizationDetails", oneOrganization.extend(spent));
export type SpendingOrganization = z.output<typeof spendingOrganization>;
export const organizationPage = page(oneOrganization);
export type Organization = z.output<typeof oneOrganization>;
export type OrganizationPage = z.output<typeof organizationPage>;
