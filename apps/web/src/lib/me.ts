import type { Outputs } from "./trpc.ts";

/** Who is signed in, and what they may do. */
export type Me = Outputs["auth"]["me"];

export type MemberRole = Me["organizations"][number]["role"];

/** What somebody may do in one organization. The API decides; this is for not offering what it would refuse. */
export interface Rights {
  /** Null: no member, but the installation's token. */
  readonly role: MemberRole | null;
  /** Members, invitations, the name, the audit. */
  readonly manages: boolean;
  /** As a person with a name, which changing members takes. */
  readonly managesMembers: boolean;
}

export function rightsIn(me: Me, organizationId: string): Rights {
  const role = me.organizations.find(({ id }) => id === organizationId)?.role ?? null;
  const managesMembers = role === "admin" || role === "owner";
  return { role, managesMembers, manages: managesMembers || me.kind === "installation" };
}

/** Whether there is an audit that this somebody may read. */
export const readsAudit = (me: Me): boolean =>
  me.operator || me.organizations.some(({ id }) => rightsIn(me, id).manages);

export type Member = Outputs["member"]["list"]["items"][number];

export function nameOf(me: Me | undefined): string {
  if (me === undefined) return "Unknown";
  return me.user?.name ?? "Installation's token";
}
