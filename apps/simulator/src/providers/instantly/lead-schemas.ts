import { z } from "zod";
import { LEAD_FILTERS } from "./lead-status.ts";

const number = z.number().nullable().optional();
const text = z.string().nullable().optional();

const leadFields = {
  email: text,
  first_name: text,
  last_name: text,
  company_name: text,
  job_title: text,
  website: text,
  phone: text,
  personalization: text,
  lt_interest_status: number,
  pl_value_lead: text,
  assigned_to: text,
  custom_variables: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
    .nullable()
    .optional(),
};

const skipFlags = {
  skip_if_in_workspace: z.boolean().optional(),
  skip_if_in_campaign: z.boolean().optional(),
  skip_if_in_list: z.boolean().optional(),
  blocklist_id: text,
  verify_leads_on_import: z.boolean().optional(),
};

export const leadItem = z.strictObject(leadFields);
export type LeadItem = z.infer<typeof leadItem>;

/** Body of `POST /api/v2/leads/add`. */
export const leadsAddRequest = z
  .strictObject({
    campaign_id: z.string().optional(),
    list_id: z.string().optional(),
    leads: z.array(leadItem).min(1).max(1000),
    assigned_to: text,
    ...skipFlags,
  })
  .refine(
    (body) => (body.campaign_id === undefined) !== (body.list_id === undefined),
    "exactly one of campaign_id and list_id is required",
  );

export type SkipFlags = Pick<
  z.infer<typeof leadsAddRequest>,
  "skip_if_in_workspace" | "skip_if_in_campaign" | "skip_if_in_list"
>;

/** Body of `POST /api/v2/leads`: one lead, and the campaign field has another name. */
export const leadCreateRequest = z.strictObject({
  ...leadFields,
  campaign: z.string().optional(),
  list_id: z.string().optional(),
  verify_leads_for_lead_finder: z.boolean().optional(),
  ...skipFlags,
});

/** Body of `POST /api/v2/leads/list`. */
export const leadsListRequest = z.strictObject({
  campaign: z.string().optional(),
  list_id: z.string().optional(),
  contacts: z.array(z.string()).optional(),
  search: z.string().optional(),
  ids: z.array(z.string()).optional(),
  filter: z.enum(LEAD_FILTERS, "must be equal to one of the allowed values").optional(),
  in_campaign: z.boolean().optional(),
  in_list: z.boolean().optional(),
  limit: z.number().int().min(1).max(100).optional(),
  starting_after: z.string().optional(),
});
