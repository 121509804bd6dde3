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
    operations: [
      ...(["leads/add", "leads/list", "campaigns/get", "campaigns/update", "campaigns/activate"] as const),
      ...(["campaigns/pause", "campaigns/sending-status", "campaigns/analytics"] as const),
    ],
    signal: "HTTP 404",
    verdict: { failure: "NOT_FOUND" },
    note: "Every lead of the campaign would fail.",
  },
  {
    id: "instantly.campaign-rejected",
    provider: "INSTANTLY",
    operations: ["campaigns/create", "campaigns/update", "campaigns/activate", "campaigns/pause"],
    signal:
      "HTTP 400 or 422: on creating and changing, one whose message names a field that this campaign brought itself (`body/name`, its senders, limit or hours)",
    verdict: { record: "REJECTED" },
    why: "The record is the campaign: the message names what only this one brought, and activating or pausing sends nothing but its id. It fails, others go on.",
  },
  {
    id: "instantly.lead-rejected",
    provider: "INSTANTLY",
    operations: ["leads/add"],
    signal:
      "HTTP 400 or 422 whose message names a value of `leads/0`, or the lead's address; not one about the form (additional or required properties)",
    verdict: { record: "REJECTED" },
    why: "We send one lead, and `leads/0` is it. No 400 is documented here: any other is about our request.",
    maybeOurs: true,
  },
  {
    id: "instantly.already-there",
    provider: "INSTANTLY",
    operations: ["leads/add"],
    signal:
      "HTTP 200, not created, and `skipped_count`, `duplicated_leads` or `duplicate_email_count` above 0",
    verdict: { success: true },
    note: "Repeating an addition is safe; a look-up tells whether it is our lead.",
  },
  {
    id: "instantly.added-unnamed",
    provider: "INSTANTLY",
    operations: ["leads/add"],
    signal: "HTTP 200 with `leads_uploaded` above 0, but `created_leads` does not give the lead's id",
    verdict: { success: true },
    note: "The lead is there: a look-up finds its id.",
  },
  {
    id: "instantly.added-missing",
    provider: "INSTANTLY",
    operations: ["leads/list"],
    signal: "HTTP 200 without the lead that `leads/add` has just counted as added",
    verdict: { failure: "INVALID_RESPONSE" },
    note: "Two answers contradict each other, so the lead is neither handed over nor somebody else's.",
  },
  {
    id: "instantly.blocklisted",
    provider: "INSTANTLY",
    operations: ["leads/add"],
    signal: "HTTP 200, not created, and `in_blocklist` above 0",
    verdict: { record: "BLOCKLISTED" },
    why: "We send one lead, so the counter counts it.",
  },
  {
    id: "instantly.invalid-email",
    provider: "INSTANTLY",
    operations: ["leads/add"],
    signal: "HTTP 200, not created, and `invalid_email_count` above 0",
    verdict: { record: "INVALID_ADDRESS" },
    why: "We send one lead, so the counter counts it.",
  },
  {
    id: "instantly.incomplete-lead",
    provider: "INSTANTLY",
    operations: ["leads/add"],
    signal: "HTTP 200, not created, and `incomplete_count` above 0",
    verdict: { record: "REJECTED" },
    why: "We send one lead, so the counter counts it; documented for lists, so what is missing may be our own doing.",
    maybeOurs: true,
  },
  {
    id: "instantly.plan-used-up",
    provider: "INSTANTLY",
    operations: ["leads/add"],
    signal: "HTTP 200, not created, no counter above 0, and `remaining_in_plan` at or below 0",
    verdict: { failure: "QUOTA_EXHAUSTED" },
  },
  {
    id: "instantly.lead-unaccounted",
    provider: "INSTANTLY",
    operations: ["leads/add"],
    signal: "HTTP 200, not created, and no counter says why",
    verdict: { failure: "INVALID_RESPONSE" },
  },
  {
    id: "instantly.add-failed",
    provider: "INSTANTLY",
    operations: ["leads/add"],
    signal: "HTTP 200 whose `status` is not `success`",
    verdict: { failure: "RUN_FAILED" },
  },
] as const satisfies readonly FailureRow<"INSTANTLY">[];
