import type { Tx } from "@leadgen/db";
import type { Target } from "../access/rule.ts";

/**
 * The columns that the audit stores of each kind of target, before and after. Chosen one by one, so that no hash, token or
 * password gets into the audit. Null: the procedure itself describes the target, or nothing does.
 */
const SELECT: Readonly<Record<Target, string | null>> = {
  organization: row("organization", "name"),
  campaign: row(
    "campaign",
    `name, status, lead_limit, criteria, offer, message, senders, daily_limit, send_from, send_to, send_days, time_zone,
     address_line, opt_out, sending_state`,
  ),
  job: row("job", "type, status, attempt, error_code, campaign_id"),
  lead: row(
    "lead",
    "status, status_message, email, first_name, last_name, title, company_name, company_domain, email_subject, email_body, campaign_id",
  ),
  member: row("member", "user_id, role"),
  invitation: row("invitation", "email, role, status, expires_at"),
  breaker: `SELECT to_jsonb(it) AS facts
     FROM (SELECT state, breaker.epoch, reason, CASE WHEN state = 'OPEN' THEN seen.actor END AS acknowledged_by
           FROM breaker LEFT JOIN breaker_acknowledgement AS seen ON seen.epoch = breaker.epoch
           WHERE $1::text IS NULL OR true) AS it`,
  alert: row("alert", "kind, asked_by"),
  provider: null,
  user: row('"user"', "name, email, operator, disabled_at"),
  session: row("session", "user_id, ip_address, user_agent, expires_at"),
  token: row("api_token", "name, prefix, scopes, expires_at, revoked_at"),
  do_not_contact: row("do_not_contact", "kind, value, reason"),
};

function row(table: string, columns: string): string {
  return `SELECT to_jsonb(it) AS facts FROM (SELECT ${columns} FROM ${table} WHERE id = $1::uuid) AS it`;
}

/** A target's current facts; null if it does not exist or its kind is not described. */
export async function describeTarget(tx: Tx, target: Target, id: string | null): Promise<unknown> {
  const sql = SELECT[target];
  if (sql === null || (id === null && target !== "breaker")) return null;
  const [found] = await tx.query<{ facts: unknown }>(sql, [id]);
  return found?.facts ?? null;
}
