import { z } from "zod";
import {
  loose,
  looseBoolean,
  looseList,
  looseNumber,
  looseRecord,
  looseText,
  neededNumber,
  strictNumberOrNull,
} from "../call/loose.ts";

/** The bound is longer than any id of Apollo's and short enough for an index of PostgreSQL. */
const id = z.string().min(1).max(200);

/**
 * People search; Apollo redacts address, last name and company domain. The total is required: an unfiltered search
 * couldn't be detected without it.
 */
export const searchSchema = z.object({
  total_entries: neededNumber,
  people: z.array(
    z.object({
      id,
      first_name: looseText,
      last_name_obfuscated: looseText,
      title: looseText,
      has_email: looseBoolean,
      organization: looseRecord,
    }),
  ),
});

const organizationSchema = z.object({
  name: looseText,
  website_url: looseText,
  primary_domain: looseText,
  industry: looseText,
  estimated_num_employees: looseNumber,
  short_description: looseText,
  city: looseText,
  country: looseText,
  keywords: looseList.transform((words) => (words ?? []).filter((word) => typeof word === "string")),
});

/** Apollo's `email_status` of a person whose address it does not have. */
const UNAVAILABLE = "unavailable";

/** Strict on the address, since money and mail depend on it; tolerant on all other fields. */
export const matchSchema = z
  .object({
    id: loose((value) => id.safeParse(value).data ?? null),
    first_name: looseText,
    last_name: looseText,
    title: looseText,
    headline: looseText,
    seniority: looseText,
    linkedin_url: looseText,
    city: looseText,
    country: looseText,
    email: z.string().nullish(),
    email_status: looseText,
    organization: loose((value) => organizationSchema.safeParse(value).data ?? null),
  })
  .refine(({ email, email_status }) => email !== undefined || email_status === UNAVAILABLE, {
    path: ["email"],
  });

/** Read before the matches, since a failed run may lack them. */
export const bulkStatusSchema = z.object({
  status: looseText,
  error_code: looseText,
  error_message: looseText,
  error: looseText,
  matches: looseList,
  credits_consumed: strictNumberOrNull,
});

export const bulkMatchSchema = z.object({
  matches: z.array(matchSchema.nullable()),
  missing_records: looseNumber,
});

export const healthSchema = z.object({ healthy: z.boolean(), is_logged_in: z.boolean() });

const leadCreditSchema = z
  .object({ limit: looseNumber, consumed: looseNumber, left_over: looseNumber })
  .transform(({ limit, consumed, left_over }, context) => {
    const left = limit === null || consumed === null ? left_over : limit - consumed;
    if (left !== null) return left;
    context.addIssue({ code: "custom", message: "neither limit and consumed nor left_over" });
    return z.NEVER;
  });

/** `lead_credit` is transformed into the credits left. */
export const creditsSchema = z.object({
  credit_usage_stats: z.object({ lead_credit: leadCreditSchema }),
});
