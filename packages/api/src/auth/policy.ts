import type { Thing } from "../read/must-exist.ts";
import type { TokenScope } from "./actor.ts";

/**
 * `anyone`: also without credentials. `user`: whoever is known. `member`, `admin`, `owner`: so much at least in the
 * organization that the input's ids lead to; without an id, the answer holds only what the caller's organizations own.
 * `operator`: on call for the whole installation (rule P2), which says nothing about any organization.
 */
export type Role = "anyone" | "user" | "member" | "admin" | "owner" | "operator";

export interface Rule {
  readonly role: Role;
  /** What an API token must be made for. `login`: a token never suffices, it takes a session. */
  readonly scope: TokenScope | "login";
  /** Fields of the input that name something of an organization. A test holds them against the schemas. */
  readonly of?: Readonly<Record<string, Thing>>;
  /** What a mutation is about, for the audit, if not the last thing in `of`; its id is then the answer's. */
  readonly target?: Target;
  /** The installation's token does not suffice: it takes somebody with a name. */
  readonly person?: true;
}

/** What the audit can describe. */
export type Target = Thing | "breaker" | "provider" | "user" | "session" | "token";

/**
 * Every action and what it takes, for tRPC and REST alike. A procedure is made from a key of this table
 * (`procedure("campaign.start")`), so one without an entry does not compile; a test holds the keys against the router's paths.
 */
export const POLICY = {
  "auth.signup": { role: "anyone", scope: "login", target: "user" },
  "auth.login": { role: "anyone", scope: "login", target: "session" },
  "auth.logout": { role: "user", scope: "login", target: "session", person: true },
  "auth.me": { role: "user", scope: "read" },
  "auth.changePassword": { role: "user", scope: "login", target: "user", person: true },
  "auth.sessions": { role: "user", scope: "login", person: true },
  "auth.revokeSession": { role: "user", scope: "login", target: "session", person: true },
  "token.list": { role: "user", scope: "login", person: true },
  "token.create": { role: "user", scope: "login", target: "token", person: true },
  "token.revoke": { role: "user", scope: "login", target: "token", person: true },
  "organization.list": { role: "user", scope: "read" },
  "organization.create": { role: "user", scope: "write", target: "organization" },
  "organization.get": { role: "member", scope: "read", of: { id: "organization" } },
  "organization.update": { role: "admin", scope: "write", of: { id: "organization" } },
  "doNotContact.list": { role: "member", scope: "read", of: { organizationId: "organization" } },
  "doNotContact.add": { role: "member", scope: "write", of: { organizationId: "organization" } },
  "doNotContact.remove": {
    role: "member",
    scope: "write",
    of: { organizationId: "organization", entryId: "do_not_contact" },
  },
  "organization.leave": {
    role: "member",
    scope: "write",
    of: { id: "organization" },
    target: "member",
    person: true,
  },
  "member.list": { role: "member", scope: "read", of: { organizationId: "organization" } },
  "member.setRole": { role: "admin", scope: "write", of: { id: "member" }, person: true },
  "member.remove": { role: "admin", scope: "write", of: { id: "member" }, person: true },
  "invitation.list": { role: "admin", scope: "read", of: { organizationId: "organization" } },
  "invitation.create": {
    role: "admin",
    scope: "write",
    of: { organizationId: "organization" },
    target: "invitation",
    person: true,
  },
  "invitation.cancel": { role: "admin", scope: "write", of: { id: "invitation" }, person: true },
  "invitation.accept": { role: "user", scope: "login", target: "member", person: true },
  "audit.list": { role: "admin", scope: "read", of: { organizationId: "organization" } },
  "audit.all": { role: "operator", scope: "read" },
  "campaign.list": { role: "member", scope: "read", of: { organizationId: "organization" } },
  "campaign.get": { role: "member", scope: "read", of: { id: "campaign" } },
  "campaign.create": {
    role: "member",
    scope: "write",
    of: { organizationId: "organization" },
    target: "campaign",
  },
  "campaign.update": { role: "member", scope: "write", of: { id: "campaign" } },
  "campaign.delete": { role: "member", scope: "write", of: { id: "campaign" } },
  "campaign.details": { role: "member", scope: "read", of: { id: "campaign" } },
  "campaign.live": { role: "member", scope: "read", of: { id: "campaign" } },
  "campaign.leadStats": { role: "member", scope: "read", of: { id: "campaign" } },
  "campaign.results": { role: "member", scope: "read", of: { id: "campaign" } },
  "campaign.instantlyAnalytics": { role: "member", scope: "read", of: { id: "campaign" } },
  "campaign.validateStart": { role: "member", scope: "read", of: { id: "campaign" } },
  "campaign.start": { role: "member", scope: "write", of: { id: "campaign" } },
  "campaign.cancel": { role: "member", scope: "write", of: { id: "campaign" } },
  "job.list": {
    role: "member",
    scope: "read",
    of: { organizationId: "organization", campaignId: "campaign", leadId: "lead" },
  },
  "job.get": { role: "member", scope: "read", of: { id: "job" } },
  "job.status": { role: "member", scope: "read", of: { id: "job" } },
  "job.counts": {
    role: "member",
    scope: "read",
    of: { organizationId: "organization", campaignId: "campaign" },
  },
  "job.live": { role: "member", scope: "read", of: { campaignId: "campaign" } },
  "job.cancelPreview": { role: "member", scope: "read", of: { campaignId: "campaign" } },
  "job.cancelMany": { role: "member", scope: "write", of: { campaignId: "campaign" } },
  "job.cancel": { role: "member", scope: "write", of: { id: "job" } },
  "job.retry": { role: "member", scope: "write", of: { id: "job" } },
  "lead.list": {
    role: "member",
    scope: "read",
    of: { organizationId: "organization", campaignId: "campaign" },
  },
  "lead.get": { role: "member", scope: "read", of: { id: "lead" } },
  "lead.update": { role: "member", scope: "write", of: { id: "lead" } },
  "lead.export": { role: "member", scope: "read", of: { campaignId: "campaign" } },
  "queue.status": { role: "user", scope: "read" },
  "queue.live": { role: "user", scope: "read" },
  "queue.cause": { role: "operator", scope: "read" },
  "queue.history": { role: "operator", scope: "read" },
  "queue.closePreview": { role: "operator", scope: "read" },
  "queue.close": { role: "operator", scope: "operate", target: "breaker" },
  "queue.open": { role: "operator", scope: "operate", target: "breaker" },
  "queue.probe": { role: "operator", scope: "operate", target: "provider" },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof POLICY;

export const ruleOf = (action: Action): Rule => POLICY[action];
