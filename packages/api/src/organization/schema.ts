import { z } from "zod";
import { spent } from "../db/spent.ts";
import { count, id, named, page, text, time } from "../schema/fields.ts";

export const oneOrganization = named(
  "Organization",
  z.object({ id, name: text, campaigns: count, createdAt: time }),
);
const sampleMails = named("SampleMails", z.object({ calls: count, ...spent }));
/** With the cost of its campaigns' calls and its sample mails together, and of the sample mails alone. */
export const spendingOrganization = named(
  "OrganizationDetails",
  oneOrganization.extend({ ...spent, sampleMails }),
);
export type SpendingOrganization = z.output<typeof spendingOrganization>;
export const organizationPage = page(oneOrganization);
export type Organization = z.output<typeof oneOrganization>;
export type OrganizationPage = z.output<typeof organizationPage>;
