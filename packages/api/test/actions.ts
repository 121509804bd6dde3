import { type Action, POLICY } from "../src/auth/policy.ts";
import { appRouter, type Caller } from "../src/index.ts";
import { CRITERIA, NO_ID, OFFER } from "./world.ts";

export const ACTIONS = Object.keys(POLICY) as Action[];

/** A well-formed input of every procedure, with ids that lead nowhere. */
export const INPUTS: Readonly<Record<Action, Readonly<Record<string, unknown>>>> = {
  "auth.signup": { name: "Ada Berg", email: "ada@example.com", password: "correct horse battery" },
  "auth.login": { email: "nobody@example.com", password: "correct horse battery" },
  "auth.logout": {},
  "auth.me": {},
  "auth.changePassword": { currentPassword: "correct horse battery", newPassword: "another horse battery" },
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
  "campaign.validateStart": { id: NO_ID },
  "campaign.start": { id: NO_ID },
  "campaign.cancel": { id: NO_ID, reason: "Wrong country" },
  "job.list": { campaignId: NO_ID },
  "job.get": { id: NO_ID },
  "job.status": { id: NO_ID },
  "job.counts": { campaignId: NO_ID },
  "job.live": { campaignId: NO_ID },
  "job.cancelPreview": { campaignId: NO_ID },
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
  "queue.history": {},
  "queue.closePreview": {},
  "queue.close": { epoch: 1, reason: "Credits topped up" },
  "queue.open": { reason: "Wrong e-mails go out" },
  "queue.probe": { provider: "OPENAI" },
};

const isId = (field: string): boolean => field === "id" || field.endsWith("Id");

/** Every procedure that takes an id, and the field. */
export const ID_FIELDS = ACTIONS.flatMap((action) =>
  Object.keys(INPUTS[action])
    .filter(isId)
    .map((field) => ({ action, field })),
);

/** Every procedure that takes text of a person, and the field. */
export const TEXT_FIELDS = ACTIONS.flatMap((action) =>
  ["name", "reason"].filter((field) => field in INPUTS[action]).map((field) => ({ action, field })),
);

interface Built {
  readonly _def: { readonly type: string; readonly meta?: unknown };
}

/** The router's procedure; tRPC types its table nested but keeps it flat. */
export function procedureOf(action: Action): Built {
  const built = (appRouter._def.procedures as unknown as Record<string, Built>)[action];
  if (built === undefined) throw new Error(`no procedure ${action}`);
  return built;
}

/** Procedures that answer at once and are done. */
export const CALLS = ACTIONS.filter((action) => !isStream(action));

/** Whether a procedure's answer is a stream, which is not reached by REST and does not end by itself. */
function isStream(action: Action): boolean {
  return procedureOf(action)._def.type === "subscription";
}

/** Calls a procedure by its name. A stream answers with its first event. */
export async function invoke(caller: Caller, action: Action, input: unknown): Promise<unknown> {
  const [group = "", name = ""] = action.split(".");
  const groups = caller as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  const procedure = groups[group]?.[name];
  if (procedure === undefined) throw new Error(`no procedure ${action}`);
  const answer = await procedure(input);
  if (!isStream(action)) return answer;
  for await (const event of answer as AsyncIterable<unknown>) return event;
  return undefined;
}
