import { z } from "zod";

const text = z.string().nullish().catch(null);

/** Longer than any that Apollo has, and short enough for an index of PostgreSQL. */
const id = z.string().min(1).max(200);

/** Far above ten people at any price, and within what the ledger's column holds. */
const MOST_CREDITS = 1_000_000;

/** People search: no address, no last name, no company domain (redacted by Apollo). */
export const searchSchema = z.object({
  total_entries: z.number().int().nonnegative(),
  people: z.array(
    z.object({
      id,
      first_name: text,
      last_name_obfuscated: text,
      title: text,
      has_email: z.boolean().nullish().catch(null),
      organization: z.object({ name: text }).nullish().catch(null),
    }),
  ),
});

const organizationSchema = z.object({
  name: text,
  website_url: text,
  primary_domain: text,
  industry: text,
  estimated_num_employees: z.number().nullish().catch(null),
  short_description: text,
  city: text,
  country: text,
  keywords: z.array(z.string()).nullish().catch(null),
});

/** Strict on what money and mail depend on, tolerant on what only decorates. */
export const matchSchema = z.object({
  id,
  first_name: text,
  last_name: text,
  title: text,
  headline: text,
  seniority: text,
  linkedin_url: text,
  city: text,
  country: text,
  email: z.string().nullish(),
  email_status: text,
  organization: organizationSchema.nullish().catch(null),
});

/** Read before the matches, which a failed run may lack. */
export const bulkStatusSchema = z.object({ status: z.string(), error_code: text, error_message: text });

export const bulkMatchSchema = z.object({
  matches: z.array(matchSchema.nullable()),
  credits_consumed: z.number().nonnegative().max(MOST_CREDITS),
});

export const healthSchema = z.object({ healthy: z.boolean(), is_logged_in: z.boolean() });

export const creditsSchema = z.object({
  credit_usage_stats: z.object({ lead_credit: z.object({ limit: z.number(), consumed: z.number() }) }),
});
