import {
  addLead,
  type Call,
  confirmGone,
  createCampaign,
  deleteLead,
  EMAIL,
  findLead,
  listAccounts,
  listOptOuts,
  PROBE,
  pauseCampaign,
  sendingStatus,
  updateCampaign,
} from "../support/calls.ts";
import { answersTo, type Exchange } from "./exchange.ts";
import { ACCOUNTS, ADDED, CAMPAIGN, COUNTERS, LEAD, LEADS, SENDING_STATUS } from "./good.ts";

const error = (statusCode: number, message: string) => ({ statusCode, error: "Bad Request", message });
const getCampaign: Call = ({ instantly }, { campaignId }, options) =>
  instantly.getCampaign(campaignId, options);
const activate: Call = ({ instantly }, { campaignId }, options) =>
  instantly.activateCampaign(campaignId, options);
const find: Call = ({ instantly }, _known, options) => instantly.findCampaign("Conformance", options);
const mustFind: Call = ({ instantly }, { campaignId }, options) =>
  instantly.findLead({ campaignId, email: EMAIL, ourLeadId: "L-1", mustBeThere: true }, options);
const mustBeGone: Call = ({ instantly }, _known, options) =>
  instantly.findLead({ email: EMAIL, ourLeadId: "L-1", mustBeGone: true }, options);
const withHours: Call = ({ instantly }, _known, options) =>
  instantly.createCampaign(
    { name: "C", window: { from: "17:00", to: "09:00", days: [1], timezone: "Etc/GMT+12" } },
    options,
  );
const analytics: Call = ({ instantly }, { campaignId }, options) => instantly.analytics(campaignId, options);
const COUNTED = {
  ...{ leads_count: 9, contacted_count: 8, emails_sent_count: 7, open_count: 6, reply_count: 5 },
  ...{ link_click_count: 4, bounced_count: 3, unsubscribed_count: 2, completed_count: 1 },
};
const nothing = (more: object) => ({ ...COUNTERS, ...more });

/** The answer for a removed path, as the service's framework words it. */
const NO_ROUTE = { statusCode: 404, error: "Not Found", message: "Route POST:/api/v2/x not found" };

const ADDITIONS = answersTo(addLead, [
  ["SUCCESS", "as documented", 200, ADDED],
  ["SUCCESS", "nothing but the id", 200, { created_leads: [{ id: "l1" }] }],
  [
    "SUCCESS",
    "counters null",
    200,
    { ...ADDED, skipped_count: null, in_blocklist: null, remaining_in_plan: null },
  ],
  ["SUCCESS", "counters as texts", 200, { ...ADDED, leads_uploaded: "1", skipped_count: "0" }],
  ["SUCCESS", "an index as text", 200, { ...ADDED, created_leads: [{ index: "0", id: "l1" }] }],
  ["SUCCESS", "status in capitals", 200, { ...ADDED, status: "Success" }],
  ["SUCCESS", "the last one of the plan", 200, { ...ADDED, remaining_in_plan: 0 }],
  ["SUCCESS", "uploaded, and not listed", 200, nothing({ leads_uploaded: 1 })],
  [
    "SUCCESS",
    "uploaded, created_leads absent",
    200,
    nothing({ leads_uploaded: 1, created_leads: undefined }),
  ],
  ["SUCCESS", "uploaded, created_leads null", 200, nothing({ leads_uploaded: 1, created_leads: null })],
  ["SUCCESS", "uploaded, as text", 200, nothing({ leads_uploaded: "1", created_leads: {} })],
  ["SUCCESS", "created without an id", 200, nothing({ created_leads: [{ index: 0 }] })],
  ["SUCCESS", "skipped", 200, nothing({ skipped_count: 1 })],
  ["SUCCESS", "skipped, as text", 200, nothing({ skipped_count: "1" })],
  ["SUCCESS", "a duplicate here", 200, nothing({ duplicated_leads: 1 })],
  ["SUCCESS", "a duplicate in the payload", 200, nothing({ duplicate_email_count: 1 })],
  ["SUCCESS", "skipped with a plan used up", 200, nothing({ skipped_count: 1, remaining_in_plan: 0 })],
  ["RECORD BLOCKLISTED", "on the block list", 200, nothing({ in_blocklist: 1 })],
  ["RECORD INVALID_ADDRESS", "an invalid address", 200, nothing({ invalid_email_count: 1 })],
  ["RECORD REJECTED", "incomplete", 200, nothing({ incomplete_count: 1 })],
  ["FAILURE QUOTA_EXHAUSTED", "the plan is used up", 200, nothing({ remaining_in_plan: 0 })],
  ["FAILURE QUOTA_EXHAUSTED", "more than used up", 200, nothing({ remaining_in_plan: -3 })],
  ["FAILURE QUOTA_EXHAUSTED", "used up, as text", 200, nothing({ remaining_in_plan: "0" })],
  ["FAILURE INVALID_RESPONSE", "no counter says why", 200, COUNTERS],
  [
    "FAILURE INVALID_RESPONSE",
    "no counter says why, the plan unlimited",
    200,
    nothing({ remaining_in_plan: null }),
  ],
  ["FAILURE INVALID_RESPONSE", "negative counters", 200, nothing({ skipped_count: -1 })],
  ["FAILURE INVALID_RESPONSE", "nothing but success", 200, { status: "success" }],
  ["FAILURE INVALID_RESPONSE", "counters of another type", 200, { status: "success", skipped_count: true }],
  ["FAILURE INVALID_RESPONSE", "an error with 200", 200, error(400, "body/leads/0/email must be string")],
  ["FAILURE RUN_FAILED", "fail", 200, { status: "fail", message: "leads/0" }],
  ["FAILURE RUN_FAILED", "fail with a created lead", 200, { ...ADDED, status: "failed" }],
  ["FAILURE RUN_FAILED", "a new status", 200, nothing({ status: "queued", skipped_count: 1 })],
]);

const REFUSALS = answersTo(addLead, [
  ["RECORD REJECTED", "the lead", 400, error(400, "body/leads/0/email must be string")],
  ["RECORD REJECTED", "the lead's website", 422, { message: "body/leads/0/website must match format uri" }],
  ["RECORD REJECTED", "the lead, written otherwise", 400, error(400, "leads[0].first_name is too long")],
  ["RECORD REJECTED", "the lead, in a list", 400, { message: ["body/leads/0/email must be string"] }],
  ["RECORD REJECTED", "the lead's address", 400, error(400, `${EMAIL.toUpperCase()} is not an address`)],
  ["FAILURE MISCONFIGURED", "our request", 400, error(400, "body must NOT have additional properties")],
  [
    "FAILURE MISCONFIGURED",
    "our form of each lead",
    400,
    error(400, "body/leads/0 must NOT have additional properties"),
  ],
  [
    "FAILURE MISCONFIGURED",
    "a new duty",
    400,
    error(400, "body/leads/0 must have required property 'phone'"),
  ],
  ["FAILURE MISCONFIGURED", "the list", 400, error(400, "body/leads must NOT have fewer than 1 items")],
  ["FAILURE MISCONFIGURED", "another lead", 400, error(400, "body/leads/01 is odd")],
  ["FAILURE MISCONFIGURED", "the campaign's id", 400, error(400, "body/campaign_id must match format uuid")],
  [
    "FAILURE MISCONFIGURED",
    "the lead and the campaign's id",
    400,
    error(400, "body/leads/0/email must be string, body/campaign_id must be string"),
  ],
  ["FAILURE MISCONFIGURED", "any lead", 400, error(400, "Invalid lead")],
  ["FAILURE MISCONFIGURED", "nothing said", 400, {}],
  ["FAILURE MISCONFIGURED", "no body", 422, ""],
  ["FAILURE MISCONFIGURED", "a page", 400, "<html>leads/0</html>"],
  [
    "FAILURE MISCONFIGURED",
    "the plan, naming the lead",
    400,
    error(400, `Lead limit reached, ${EMAIL} was not added. Upgrade your plan.`),
  ],
  [
    "FAILURE MISCONFIGURED",
    "the subscription, at the lead's place",
    400,
    error(400, "leads[0] was not added: your workspace has no active subscription"),
  ],
  ["FAILURE ENDPOINT_WITHDRAWN", "no such path", 404, NO_ROUTE],
  ["FAILURE NOT_FOUND", "no campaign", 404, error(404, "Campaign not found")],
  ["FAILURE NOT_FOUND", "no lead, where none was named", 404, error(404, "Lead not found")],
  ["FAILURE QUOTA_EXHAUSTED", "402", 402, error(402, "no active paid plan")],
  ["FAILURE UNAUTHORIZED", "401", 401, error(401, "Invalid key")],
  ["FAILURE FORBIDDEN", "a scope", 403, error(403, "Missing scope leads:create")],
  ["FAILURE FORBIDDEN", "the edge", 403, "<!DOCTYPE html><title>Cloudflare</title>"],
  ["FAILURE RATE_LIMITED", "429", 429, error(429, "Too Many Requests")],
  ["FAILURE SERVER_ERROR", "Cloudflare", 522, "<html><title>522</title></html>"],
  ["FAILURE MISCONFIGURED", "409", 409, error(409, "body/leads/0/email exists")],
]);

const LOOKUPS = [
  ...answersTo(findLead, [
    ["SUCCESS", "as documented", 200, LEADS],
    ["SUCCESS", "nobody", 200, { items: [] }],
    ["SUCCESS", "somebody else's", 200, { items: [{ ...LEAD, payload: { our_lead_id: "L-2" } }] }],
    ["SUCCESS", "added by hand", 200, { items: [{ ...LEAD, payload: null }] }],
    ["SUCCESS", "items of other addresses and shapes", 200, { items: [{ email: "x@y.example" }, LEAD] }],
    [
      "FAILURE INVALID_RESPONSE",
      "a full page of other people: the filter was ignored",
      200,
      { items: Array.from({ length: 10 }, (_, each) => ({ ...LEAD, email: `p${each}@x.example` })) },
    ],
    ["FAILURE INVALID_RESPONSE", "no items", 200, { next_starting_after: null }],
    ["FAILURE INVALID_RESPONSE", "ours without a payload", 200, { items: [{ ...LEAD, payload: undefined }] }],
    ["FAILURE INVALID_RESPONSE", "ours without an id", 200, { items: [{ ...LEAD, id: null }] }],
    ["FAILURE INVALID_RESPONSE", "an item that is none", 200, { items: ["x"] }],
    ["FAILURE MISCONFIGURED", "our request", 400, error(400, "body must NOT have additional properties")],
    ["FAILURE MISCONFIGURED", "our request, naming a lead", 400, error(400, "leads/0")],
    ["FAILURE NOT_FOUND", "404", 404, error(404, "Lead not found")],
  ]),
  ...answersTo(mustFind, [
    ["SUCCESS", "it is there", 200, LEADS],
    ["FAILURE INVALID_RESPONSE", "it is not there", 200, { items: [] }],
  ]),
];

const WITHDRAWALS = [
  ...answersTo(deleteLead, [
    ["SUCCESS", "as documented", 200, null],
    ["SUCCESS", "no body", 200, ""],
    ["SUCCESS", "no content", 204, ""],
    ["SUCCESS", "the lead that was", 200, LEAD],
    ["SUCCESS", "no such lead", 404, error(404, "Lead not found")],
    ["FAILURE ENDPOINT_WITHDRAWN", "no such path", 404, NO_ROUTE],
    ["FAILURE ENDPOINT_WITHDRAWN", "a page in between", 404, "<html>404 Not Found</html>"],
    ["FAILURE ENDPOINT_WITHDRAWN", "no word", 404, ""],
    ["FAILURE INVALID_RESPONSE", "no", 200, "false"],
    ["FAILURE INVALID_RESPONSE", "no success", 200, { success: false }],
    ["SUCCESS", "success", 200, { success: true }],
    ["FAILURE INVALID_RESPONSE", "a page in between", 200, "<html>Welcome</html>"],
    ["FAILURE INVALID_RESPONSE", "an error with 200", 200, error(400, "cannot be deleted")],
    ["FAILURE INVALID_RESPONSE", "a status of trouble", 200, { status: "error", message: "busy" }],
    ["FAILURE ENDPOINT_WITHDRAWN", "not this way", 405, error(405, "Method not allowed")],
    ["FAILURE MISCONFIGURED", "our request", 400, error(400, "params/id must match format uuid")],
    ["FAILURE FORBIDDEN", "a scope", 403, error(403, "Missing scope leads:delete")],
    ["FAILURE RATE_LIMITED", "429", 429, error(429, "Too Many Requests")],
    ["FAILURE SERVER_ERROR", "503", 503, ""],
  ]),
  ...answersTo(mustBeGone, [
    ["SUCCESS", "it is gone", 200, { items: [] }],
    ["SUCCESS", "somebody else's, in another campaign", 200, { items: [{ ...LEAD, payload: null }] }],
    ["FAILURE INVALID_RESPONSE", "it is still there", 200, LEADS],
    ["FAILURE INVALID_RESPONSE", "in another campaign", 200, { items: [{ ...LEAD, campaign: "c2" }] }],
  ]),
];

const UNSUBSCRIBED = { ...LEAD, status: -2 };

const READINGS = answersTo(listOptOuts, [
  ["SUCCESS", "as documented", 200, { items: [UNSUBSCRIBED], next_starting_after: null }],
  ["SUCCESS", "nobody", 200, { items: [] }],
  ["SUCCESS", "a page that is followed by others", 200, { items: [UNSUBSCRIBED], next_starting_after: "l9" }],
  ["SUCCESS", "nothing but the address", 200, { items: [{ email: "a@b.example" }] }],
  ["SUCCESS", "people of another campaign", 200, { items: [{ ...LEAD, campaign: "c2" }] }],
  ["FAILURE INVALID_RESPONSE", "no items", 200, { next_starting_after: null }],
  ["FAILURE INVALID_RESPONSE", "people who are written to: the filter was ignored", 200, LEADS],
  [
    "FAILURE INVALID_RESPONSE",
    "somebody without an address",
    200,
    { items: [{ ...UNSUBSCRIBED, email: null }] },
  ],
  [
    "FAILURE INVALID_RESPONSE",
    "a list that does not go on",
    200,
    { items: [UNSUBSCRIBED], next_starting_after: "lead-100" },
  ],
  ["FAILURE MISCONFIGURED", "400", 400, error(400, "body/filter must be equal to one of the allowed values")],
  ["SUCCESS", "gone", 404, error(404, "Campaign not found")],
  ["FAILURE ENDPOINT_WITHDRAWN", "no such path", 404, NO_ROUTE],
  ["FAILURE ENDPOINT_WITHDRAWN", "a page in between", 404, "<html>404 Not Found</html>"],
]);

const GONE = answersTo(confirmGone, [
  ["SUCCESS", "gone", 404, error(404, "Campaign not found")],
  ["FAILURE INVALID_RESPONSE", "it is there", 200, CAMPAIGN],
  ["FAILURE ENDPOINT_WITHDRAWN", "no such path", 404, NO_ROUTE],
  ["FAILURE ENDPOINT_WITHDRAWN", "a page in between", 404, "<html>404 Not Found</html>"],
  ["FAILURE ENDPOINT_WITHDRAWN", "no word", 404, ""],
]);

const CAMPAIGNS = [
  ...answersTo(createCampaign, [
    ["SUCCESS", "as documented", 200, CAMPAIGN],
    ["SUCCESS", "nothing but the id", 201, { id: "c1" }],
    ["SUCCESS", "name and status of other types", 200, { id: "c1", name: null, status: "draft" }],
    ["FAILURE INVALID_RESPONSE", "no id", 200, { name: "Conformance", status: 0 }],
    ["FAILURE INVALID_RESPONSE", "an id that is a number", 200, { ...CAMPAIGN, id: 7 }],
    [
      "RECORD REJECTED",
      "the campaign's name",
      400,
      error(400, "body/name must NOT have more than 100 characters"),
    ],
    [
      "FAILURE MISCONFIGURED",
      "our hours",
      400,
      error(400, "body/campaign_schedule/schedules/0/timezone is no zone"),
    ],
    ["FAILURE MISCONFIGURED", "the form", 400, error(400, "body must NOT have additional properties")],
    [
      "FAILURE MISCONFIGURED",
      "our sequence",
      400,
      error(400, "body/sequences/0/steps/0 must have property delay"),
    ],
    [
      "FAILURE MISCONFIGURED",
      "a name that is none of ours",
      400,
      error(400, "body/campaign_schedule/schedules/0/name is odd"),
    ],
    ["FAILURE ENDPOINT_WITHDRAWN", "404", 404, error(404, "Route not found")],
  ]),
  ...answersTo(withHours, [
    [
      "RECORD REJECTED",
      "the campaign's own hours",
      400,
      error(400, "body/campaign_schedule/schedules/0/timing is odd"),
    ],
  ]),
  ...answersTo(getCampaign, [
    ["SUCCESS", "as documented", 200, CAMPAIGN],
    ["SUCCESS", "without id and name", 200, { status: -99 }],
    ["SUCCESS", "the status as text", 200, { ...CAMPAIGN, status: "1" }],
    ["FAILURE INVALID_RESPONSE", "no status", 200, { ...CAMPAIGN, status: null }],
    ["FAILURE NOT_FOUND", "gone", 404, error(404, "Campaign not found")],
    ["FAILURE MISCONFIGURED", "400", 400, error(400, "params/id must match format uuid")],
  ]),
  ...answersTo(activate, [
    ["SUCCESS", "as documented", 200, { ...CAMPAIGN, status: 1 }],
    ["SUCCESS", "active, and unhealthy", 200, { ...CAMPAIGN, status: -1 }],
    ["FAILURE INVALID_RESPONSE", "still a draft", 200, CAMPAIGN],
    ["RECORD REJECTED", "no senders", 400, error(400, "The campaign has no senders")],
    ["FAILURE NOT_FOUND", "gone", 404, error(404, "Campaign not found")],
  ]),
  ...answersTo(find, [
    ["SUCCESS", "found", 200, { items: [{ name: "Other" }, CAMPAIGN], next_starting_after: 7 }],
    ["SUCCESS", "not found", 200, { items: [] }],
    ["FAILURE INVALID_RESPONSE", "no items", 200, { items: null }],
    [
      "FAILURE INVALID_RESPONSE",
      "a campaign whose name cannot be read",
      200,
      { items: [{ id: "c", name: null }] },
    ],
    ["FAILURE INVALID_RESPONSE", "found without an id", 200, { items: [{ name: "Conformance", status: 0 }] }],
    ["FAILURE MISCONFIGURED", "400", 400, error(400, "querystring/limit must be <= 50")],
  ]),
  ...answersTo(analytics, [
    ["SUCCESS", "as documented", 200, [{ campaign_id: "c2" }, { ...COUNTED, campaign_id: CAMPAIGN.id }]],
    ["SUCCESS", "numbers as texts", 200, [{ ...COUNTED, open_count: "6" }]],
    ["SUCCESS", "nothing sent yet", 200, []],
    ["SUCCESS", "a number is missing", 200, [{ ...COUNTED, reply_count: undefined }]],
    ["SUCCESS", "a number null, what is not tracked", 200, [{ ...COUNTED, open_count: null }]],
    ["SUCCESS", "a number below 0", 200, [{ ...COUNTED, reply_count: -1 }]],
    ["FAILURE INVALID_RESPONSE", "a row without any number", 200, [{ campaign_id: CAMPAIGN.id }]],
    ["FAILURE INVALID_RESPONSE", "no list", 200, COUNTED],
    ["FAILURE NOT_FOUND", "gone", 404, error(404, "Campaign not found")],
    ["FAILURE MISCONFIGURED", "400", 400, error(400, "querystring/id must match format uuid")],
  ]),
  ...answersTo(PROBE.INSTANTLY, [
    ["SUCCESS", "a workspace", 200, { id: "w1" }],
    ["SUCCESS", "a workspace without an id", 200, { id: null, name: "Ours" }],
    ["FAILURE INVALID_RESPONSE", "none", 200, {}],
    ["FAILURE FORBIDDEN", "a scope", 403, error(403, "Missing scope")],
  ]),
];

const [ACCOUNT] = ACCOUNTS.items;

const SENDING = [
  ...answersTo(listAccounts, [
    ["SUCCESS", "as documented", 200, ACCOUNTS],
    ["SUCCESS", "nobody", 200, { items: [] }],
    ["SUCCESS", "an account in trouble", 200, { items: [{ ...ACCOUNT, status: -3 }] }],
    ["SUCCESS", "an account without a status", 200, { items: [{ email: "ada@ourdomain.example" }] }],
    ["FAILURE INVALID_RESPONSE", "no items", 200, { next_starting_after: null }],
    ["FAILURE INVALID_RESPONSE", "an account without an address", 200, { items: [{ status: 1 }] }],
    ["FAILURE FORBIDDEN", "a scope", 403, error(403, "Missing scope accounts:read")],
    ["FAILURE ENDPOINT_WITHDRAWN", "404", 404, error(404, "Route not found")],
    ["FAILURE MISCONFIGURED", "400", 400, error(400, "querystring/limit must be <= 50")],
  ]),
  ...answersTo(updateCampaign, [
    ["SUCCESS", "as documented", 200, CAMPAIGN],
    ["SUCCESS", "nothing but the status", 200, { status: 2 }],
    ["FAILURE INVALID_RESPONSE", "no status", 200, { ...CAMPAIGN, status: "draft" }],
    ["RECORD REJECTED", "a sender", 400, error(400, "body/email_list/0 is no account of the workspace")],
    [
      "RECORD REJECTED",
      "the zone",
      400,
      error(400, "body/campaign_schedule/schedules/0/timezone must be equal to one of the allowed values"),
    ],
    [
      "FAILURE MISCONFIGURED",
      "our sequence",
      400,
      error(400, "body/sequences/0/steps/0/delay must be number"),
    ],
    ["FAILURE MISCONFIGURED", "the form", 400, error(400, "body must NOT have additional properties")],
    [
      "FAILURE MISCONFIGURED",
      "the form of the hours",
      400,
      error(400, "body/campaign_schedule/schedules/0 must NOT have additional properties"),
    ],
    ["FAILURE NOT_FOUND", "gone", 404, error(404, "Campaign not found")],
    ["FAILURE FORBIDDEN", "a scope", 403, error(403, "Missing scope campaigns:update")],
  ]),
  ...answersTo(pauseCampaign, [
    ["SUCCESS", "as documented", 200, { ...CAMPAIGN, status: 2 }],
    ["FAILURE INVALID_RESPONSE", "it still sends", 200, { ...CAMPAIGN, status: 1 }],
    ["RECORD REJECTED", "a body of 404 under 400", 400, error(404, "Campaign cannot be changed")],
    ["FAILURE NOT_FOUND", "gone", 404, error(404, "Campaign not found")],
  ]),
  ...answersTo(sendingStatus, [
    ["SUCCESS", "as documented", 200, SENDING_STATUS],
    ["SUCCESS", "of the summary", 200, { diagnostics: null, summary: { status: "daily_limit_met" } }],
    ["SUCCESS", "of the answer itself", 200, { campaign_id: CAMPAIGN.id, status: "campaign_draft" }],
    ["SUCCESS", "a word that nobody has told of", 200, { diagnostics: { status: "moon_phase" } }],
    ["FAILURE INVALID_RESPONSE", "neither", 200, { diagnostics: null, summary: null }],
    ["FAILURE INVALID_RESPONSE", "a number", 200, { diagnostics: { status: 1 } }],
    ["FAILURE NOT_FOUND", "gone", 404, error(404, "Campaign not found")],
    ["FAILURE MISCONFIGURED", "400", 400, error(400, "params/id must match format uuid")],
  ]),
];

export const INSTANTLY_EXCHANGES: readonly Exchange[] = [
  ...ADDITIONS,
  ...REFUSALS,
  ...LOOKUPS,
  ...WITHDRAWALS,
  ...READINGS,
  ...GONE,
  ...CAMPAIGNS,
  ...SENDING,
];
