import type { FailureRow } from "./failure-row.ts";

/** Instantly's own signals (API v2). */
export const INSTANTLY_ROWS = [
  {
    id: "instantly.edge-block",
    provider: "INSTANTLY",
    signal: "HTTP 403 with an HTML body",
    verdict: { failure: "FORBIDDEN" },
    note: "The edge in front of the API blocks us (IP address or User-Agent); the key is not the reason.",
  },
  {
    id: "instantly.campaign-gone",
    provider: "INSTANTLY",
    operation: "leads/*, campaigns/get, campaigns/activate, campaigns/analytics",
    signal: "HTTP 404",
    verdict: { failure: "NOT_FOUND" },
    note: "Every lead of the campaign would fail.",
  },
  {
    id: "instantly.campaign-rejected",
    provider: "INSTANTLY",
    operation: "campaigns/*",
    signal: "HTTP 400",
    verdict: { record: "REJECTED" },
    note: "The record is the campaign with its own schedule and senders: it fails, others go on.",
  },
  {
    id: "instantly.lead-rejected",
    provider: "INSTANTLY",
    operation: "leads/*",
    signal: "HTTP 400",
    verdict: { record: "REJECTED" },
  },
  {
    id: "instantly.lead-not-found",
    provider: "INSTANTLY",
    operation: "leads/*",
    signal: "HTTP 404 whose message names the lead and no campaign",
    verdict: { record: "REJECTED" },
  },
  {
    id: "instantly.already-there",
    provider: "INSTANTLY",
    operation: "leads/add",
    signal:
      "HTTP 200, not created, and `skipped_count`, `duplicated_leads` or `duplicate_email_count` above 0",
    verdict: { success: true },
    note: "Repeating an addition is safe; a look-up tells whether it is our lead.",
  },
  {
    id: "instantly.blocklisted",
    provider: "INSTANTLY",
    operation: "leads/add",
    signal: "HTTP 200, not created, and `in_blocklist` above 0",
    verdict: { record: "BLOCKLISTED" },
  },
  {
    id: "instantly.invalid-email",
    provider: "INSTANTLY",
    operation: "leads/add",
    signal: "HTTP 200, not created, and `invalid_email_count` above 0",
    verdict: { record: "INVALID_ADDRESS" },
  },
  {
    id: "instantly.incomplete-lead",
    provider: "INSTANTLY",
    operation: "leads/add",
    signal: "HTTP 200, not created, and `incomplete_count` above 0",
    verdict: { record: "REJECTED" },
  },
  {
    id: "instantly.plan-used-up",
    provider: "INSTANTLY",
    operation: "leads/add",
    signal: "HTTP 200, not created, no counter above 0, and `remaining_in_plan` at or below 0",
    verdict: { failure: "QUOTA_EXHAUSTED" },
  },
  {
    id: "instantly.lead-unaccounted",
    provider: "INSTANTLY",
    operation: "leads/add",
    signal: "HTTP 200, not created, and no counter says why",
    verdict: { failure: "INVALID_RESPONSE" },
  },
  {
    id: "instantly.add-failed",
    provider: "INSTANTLY",
    operation: "leads/add",
    signal: "HTTP 200 whose `status` is not `success`",
    verdict: { failure: "RUN_FAILED" },
  },
] as const satisfies readonly FailureRow[];
