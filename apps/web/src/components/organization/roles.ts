import type { MemberRole } from "../../lib/me.ts";

/** What each role may do, from the least to the most. */
const ROLES = [
  ["member", "Campaigns, jobs, leads and the do-not-contact list"],
  ["admin", "Also members, invitations, the name and the audit"],
  ["owner", "Also makes, changes and removes owners"],
] as const satisfies readonly (readonly [MemberRole, string])[];

/** The roles that somebody with this role gives: only an owner makes owners. */
export const rolesGivenBy = (role: MemberRole | null) =>
  ROLES.filter(([each]) => each !== "owner" || role === "owner");
