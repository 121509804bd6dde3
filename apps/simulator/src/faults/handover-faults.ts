import type { FaultEntry } from "./catalogue-types.ts";

const ADD = ["leads/add", "leads/create"] as const;

const instantly = { providers: ["instantly"] } as const;
const down = { stage: "instead", workDone: false, means: "provider-failure" } as const;
const record = { stage: "handler", workDone: true, means: "bad-record" } as const;

/** Faults of handing over and sending. */
export const HANDOVER_FAULTS = {
  "plan-used-up": {
    ...instantly,
    operations: ["leads/add"],
    stage: "handler",
    workDone: false,
    means: "provider-failure",
    does: "200, nothing uploaded, remaining_in_plan 0",
  },
  "edge-403-html": { ...instantly, ...down, does: "403 with the edge's HTML page" },
  "campaign-404": {
    ...instantly,
    operations: [
      "leads/add",
      "leads/create",
      "leads/list",
      "campaigns/get",
      "campaigns/update",
      "campaigns/activate",
      "campaigns/pause",
      "campaigns/sending-status",
    ],
    ...down,
    does: "404: the campaign is gone",
  },
  blocklist: {
    ...instantly,
    operations: ["leads/add"],
    ...record,
    workDone: false,
    does: "every lead counts as in_blocklist",
  },
  "invalid-email": {
    ...instantly,
    operations: ADD,
    ...record,
    workDone: false,
    does: "leads-add counts every lead as invalid_email; lead-create answers 400",
  },
  "incomplete-lead": {
    ...instantly,
    operations: ["leads/add"],
    ...record,
    workDone: false,
    does: "every lead counts as incomplete",
  },
  "request-refused-400": {
    ...instantly,
    ...down,
    operations: [...ADD, "leads/list", "campaigns/create", "campaigns/update"],
    does: "400 about our request: the body has a property that the service does not know",
  },
  "lead-refused-400": {
    ...instantly,
    ...down,
    means: "bad-record",
    operations: ["leads/add"],
    does: "400 whose message names leads/0",
  },
  "uploaded-not-listed": {
    ...instantly,
    operations: ["leads/add"],
    stage: "handler",
    workDone: true,
    means: "nothing",
    does: "leads_uploaded counts the lead, created_leads is left out",
  },
  "not-found-under-400": {
    ...instantly,
    ...down,
    operations: ["campaigns/activate", "campaigns/pause"],
    does: "HTTP 400 with a body that says 404, as documented for these two operations",
  },
} as const satisfies Record<string, FaultEntry>;
