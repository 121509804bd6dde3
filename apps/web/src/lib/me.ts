import type { Outputs } from "./trpc.ts";

/** The signed-in user and their rights. */
export type Me = Outputs["auth"]["me"];

export type MemberRole = Me["organizations"][number]["role"];

/** A user's rights in one organization. The API decides; the page uses them not to offer what the API would refuse. */
export interface Rights {
  /** Null for the installation's token, which is no member. */
  readonly role: MemberRole | null;
  /** May manage members, invitations, the name and the audit. */
  readonly manages: boolean;
  /** May change members, which only a named person may. */
  readonly managesMembers: boolean;
}

export function rightsIn(me: Me, organizationId: string): Rights {
  const role = me.organizations.find(({ id }) => id === organizationId)?.role ?? null;
  const managesMembers = role === "admin" || role === "owner";
  return { role, managesMembers, manages: managesMembers || me.kind === "installation" };
}

/** True if the user may read any audit. */
export const readsAudit = (me: Me): boolean =>
  me.operator || me.organizations.some(({ id }) => rightsIn(me, id).manages);

export type Member = Outputs["member"]["list"]["items"][number];

export function nameOf(me: Me | undefined): string {
  if (me === undefined) return "Unknown";
  return me.user?.name ?? "Installation's token";
}
