import { CRITERIA, OFFER } from "@leadgen/testkit/make";
import type { Rule } from "../src/access/rule.ts";
import { type Action, PROCEDURES } from "../src/app/procedures.ts";
import type { Caller } from "../src/index.ts";
import type { Named } from "../src/rest/route.ts";
import { NO_ID } from "./pipeline.ts";

/** A well-formed input of every procedure, with ids of nothing that exists. */
export const INPUTS: Readonly<Record<Action, Readonly<Record<string, unknown>>>> = {
  "auth.signup": { name: "Ada Berg", email: "ada@example.com", password: "correct horse battery" },
  "auth.login": { email: "nobody@example.com", password: "correct horse battery" },
  "auth.logout": {},
  "auth.me": {},
  "auth.changePassword": { currentPassword: "correct horse battery", newPassword: "another horse battery" },
  "auth.requestReset": { email: "nobody@example.com" },
  "auth.resetPassword": { secret: `${NO_ID}.${"x".repeat(43)}`, newPassword: "another horse battery" },
  "auth.sessions": {},
  "auth.revokeSession": { id: NO_ID },
  "token.list": {},
  "token.create": { name: "Nightly export", scopes: ["read"] },
  "token.revoke": { id: NO_ID },
  "organization.get": { id: NO_ID },
  "organization.update": { id: NO_ID, name: "Ferries AS" },
  "organization.leave": { id: NO_ID },
  "member.list": { organizationId: NO_ID },
  "member.setRole": { id: NO_ID, role: "admin" },
  "member.remove": { id: NO_ID },
  "invitation.list": { organizationId: NO_ID },
  "invitation.create": { organizationId: NO_ID, email: "bo@example.com" },
  "invitation.cancel": { id: NO_ID },
  "invitation.accept": { secret: `${NO_ID}.${"x".repeat(43)}` },
  "audit.list": { organizationId: NO_ID },
  "audit.all": {},
  "organization.list": {},
  "organization.create": { name: "Ferries Ltd" },
  "campaign.list": { organizationId: NO_ID },
  "campaign.get": { id: NO_ID },
  "campaign.update": { id: NO_ID, name: "Ferries, again" },
  "campaign.delete": { id: NO_ID },
  "campaign.takeOverPreview": { id: NO_ID, fromCampaignId: NO_ID },
  "campaign.takeOver": { id: NO_ID, fromCampaignId: NO_ID },
  "campaign.details": { id: NO_ID },
  "campaign.live": { id: NO_ID },
  "campaign.leadStats": { id: NO_ID },
  "campaign.results": { id: NO_ID },
  "campaign.instantlyAnalytics": { id: NO_ID },
  "campaign.create": {
    organizationId: NO_ID,
    name: "Ferries",
    leadLimit: 10,
    criteria: CRITERIA,
    offer: OFFER,
  },
  "campaign.previewSearch": { criteria: CRITERIA },
  "campaign.estimate": { organizationId: NO_ID, leadLimit: 50 },
  "campaign.sampleMail": { organizationId: NO_ID, offer: OFFER },
  "campaign.validateStart": { id: NO_ID },
  "campaign.waits": { id: NO_ID },
  "campaign.start": { id: NO_ID },
  "campaign.cancel": { id: NO_ID, reason: "Wrong country" },
  "sending.senders": { organizationId: NO_ID },
  "sending.mails": { id: NO_ID },
  "sending.takeOut": { id: NO_ID, leadId: NO_ID, reason: "Is a customer already" },
  "sending.validate": { id: NO_ID },
  "sending.activate": { id: NO_ID },
  "sending.pause": { id: NO_ID },
  "sending.status": { id: NO_ID },
  "job.list": { campaignId: NO_ID },
  "job.get": { id: NO_ID },
  "job.status": { id: NO_ID },
  "job.counts": { campaignId: NO_ID },
  "job.live": { campaignId: NO_ID },
  "job.cancelPreview": { campaignId: NO_ID },
  "job.retryPreview": { campaignId: NO_ID },
  "job.retryMany": { campaignId: NO_ID, atMost: 10 },
  "job.cancelMany": { campaignId: NO_ID, reason: "Wrong country", atMost: 10 },
  "job.cancel": { id: NO_ID },
  "job.retry": { id: NO_ID },
  "lead.list": { campaignId: NO_ID },
  "lead.get": { id: NO_ID },
  "lead.update": { id: NO_ID, firstName: "Kari" },
  "lead.export": { campaignId: NO_ID },
  "doNotContact.list": { organizationId: NO_ID },
  "doNotContact.add": { organizationId: NO_ID, values: ["example.com"], reason: "They asked" },
  "doNotContact.remove": { organizationId: NO_ID, entryId: NO_ID },
  "queue.status": {},
  "queue.live": {},
  "queue.cause": {},
  "queue.acknowledge": { epoch: 1 },
  "queue.history": {},
  "queue.closePreview": {},
  "queue.lastClose": {},
  "queue.close": { epoch: 1, reason: "Credits topped up" },
  "queue.open": { reason: "Wrong e-mails go out" },
  "queue.probe": { provider: "OPENAI" },
  "queue.credits": { provider: "APOLLO" },
  "alert.list": {},
  "alert.test": {},
  "queue.providers": {},
  "queue.calls": {},
  "queue.throughput": { hours: 6 },
  "queue.incidents": {},
  "queue.waits": {},
};

export const ACTIONS = Object.keys(INPUTS) as Action[];

const isId = (field: string): boolean => field === "id" || field.endsWith("Id");

/** Every procedure that takes an id, and the field. */
export const ID_FIELDS = ACTIONS.flatMap((action) =>
  Object.keys(INPUTS[action])
    .filter(isId)
    .map((field) => ({ action, field })),
);

/** Every procedure with a person's text in its input, and the field. */
export const TEXT_FIELDS = ACTIONS.flatMap((action) =>
  ["name", "reason"].filter((field) => field in INPUTS[action]).map((field) => ({ action, field })),
);

/** A procedure with its meta. */
export function procedureOf(action: string): Named {
  const found = PROCEDURES.find((each) => each.action === action);
  if (found === undefined) throw new Error(`no procedure ${action}`);
  return found;
}

export const ruleOf = (action: string): Rule => procedureOf(action).meta.rule;

/** Procedures that answer once, unlike streams. */
export const CALLS = ACTIONS.filter((action) => !isStream(action));

/** Whether a procedure's answer is a stream, which REST does not reach and which does not end by itself. */
function isStream(action: Action): boolean {
  return procedureOf(action).type === "subscription";
}

/** Calls a procedure by its name. A stream answers with its first event. */
export async function invoke(caller: Caller, action: Action, input: unknown): Promise<unknown> {
  const { noun, name } = procedureOf(action);
  const procedure: (input: unknown) => Promise<unknown> = Reflect.get(Reflect.get(caller, noun), name);
  const answer = await procedure(input);
  if (!isStream(action)) return answer;
  for await (const event of answer as AsyncIterable<unknown>) return event;
  return undefined;
}
