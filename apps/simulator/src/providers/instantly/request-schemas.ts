import { z } from "zod";
import type { Answer } from "../../http/answer.ts";
import { instantlyError } from "./errors.ts";
import { TIMEZONES } from "./timezones.ts";

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must match pattern "HH:MM"');

const schedule = z.strictObject({
  start_date: z.string().nullable().optional(),
  end_date: z.string().nullable().optional(),
  schedules: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        timing: z.strictObject({ from: time, to: time }),
        days: z
          .partialRecord(z.enum(["0", "1", "2", "3", "4", "5", "6"]), z.boolean())
          .refine((days) => Object.keys(days).length > 0, "must not be empty"),
        timezone: z.enum(TIMEZONES as [string, ...string[]], "must be equal to one of the allowed values"),
      }),
    )
    .min(1),
});

const sequence = z.strictObject({
  steps: z.array(
    z.strictObject({
      type: z.literal("email"),
      delay: z.number().min(0),
      delay_unit: z.enum(["minutes", "hours", "days"]).optional(),
      pre_delay: z.number().optional(),
      pre_delay_unit: z.enum(["minutes", "hours", "days"]).optional(),
      variants: z
        .array(z.strictObject({ subject: z.string(), body: z.string(), v_disabled: z.boolean().optional() }))
        .min(1),
    }),
  ),
});

const flag = z.boolean().nullable().optional();
const number = z.number().nullable().optional();
const names = z.array(z.string()).optional();

/** Body of `POST /api/v2/campaigns`. Unknown keys are refused. */
export const campaignRequest = z.strictObject({
  name: z.string().min(1),
  campaign_schedule: schedule,
  sequences: z.array(sequence).optional(),
  email_list: names,
  email_tag_list: names,
  cc_list: names,
  bcc_list: names,
  daily_limit: number,
  daily_max_leads: number,
  email_gap: number,
  random_wait_max: number,
  pl_value: number,
  text_only: flag,
  first_email_text_only: flag,
  open_tracking: flag,
  link_tracking: flag,
  stop_on_reply: flag,
  stop_on_auto_reply: flag,
  stop_for_company: flag,
  insert_unsubscribe_header: flag,
  allow_risky_contacts: flag,
  disable_bounce_protect: flag,
  prioritize_new_leads: flag,
  match_lead_esp: flag,
  is_evergreen: flag,
  owned_by: z.string().nullable().optional(),
  auto_variant_select: z.unknown().optional(),
  limit_emails_per_company_override: z.unknown().optional(),
  provider_routing_rules: z.array(z.unknown()).optional(),
});

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
  filter: z.string().optional(),
  in_campaign: z.boolean().optional(),
  in_list: z.boolean().optional(),
  limit: z.number().int().min(1).max(100).optional(),
  starting_after: z.string().optional(),
});

/** Parses a body or says what is wrong with it the way the service's validator does. */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): { ok: T } | { refusal: Answer } {
  if (body === undefined) return { refusal: instantlyError(400, "body must be object") };
  const parsed = schema.safeParse(body);
  if (parsed.success) return { ok: parsed.data };
  const issue = parsed.error.issues[0];
  const place = ["body", ...(issue?.path ?? [])].join("/");
  const message =
    issue?.code === "unrecognized_keys"
      ? `${place} must NOT have additional properties: ${issue.keys.join(", ")}`
      : `${place} ${issue?.message ?? "is invalid"}`;
  return { refusal: instantlyError(400, message) };
}
