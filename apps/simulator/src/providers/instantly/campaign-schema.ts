import { z } from "zod";
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

/** Body of `PATCH /api/v2/campaigns/{id}`: any of the fields of creation. */
export const campaignChanges = campaignRequest.partial();

export type CampaignSettings = z.output<typeof campaignRequest>;
export type CampaignChanges = Partial<CampaignSettings>;
