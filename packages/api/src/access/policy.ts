import type { Rule } from "./rule.ts";

/** Rules of the procedures that do not say theirs themselves yet. */
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
} as const satisfies Record<string, Rule>;
