/** Of a person in an organization, from the least to the most. */
export const MEMBER_ROLES = ["member", "admin", "owner"] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** What a personal API token may be made for. None includes another. */
export const TOKEN_SCOPES = ["read", "write", "operate"] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** How a person proved who they are. */
export type Via =
  | { readonly kind: "session"; readonly sessionId: string }
  | { readonly kind: "token"; readonly tokenId: string; readonly scopes: ReadonlySet<TokenScope> };

/** A person, as the database had them when the request arrived. */
export interface Person {
  readonly kind: "person";
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  /** Of the installation (rule P2). */
  readonly operator: boolean;
  /** By organization id. */
  readonly memberships: ReadonlyMap<string, MemberRole>;
  readonly via: Via;
}

/** The holder of OPERATOR_TOKEN: scripts, the demo, the operator commands. May do everything that does not need a person. */
export interface Installation {
  readonly kind: "installation";
  readonly name: string;
}

/** Who asks. What they may do is in the procedures' rules alone. */
export type Actor = Person | Installation;

/** Of a person. */
export const userIdOf = (actor: Actor): string | null => (actor.kind === "person" ? actor.userId : null);

/** How an actor is written into the history and the audit. */
export const actorName = (actor: Actor): string => (actor.kind === "person" ? actor.email : actor.name);

/** Whether an actor is on call for the whole installation. */
export const isOperator = (actor: Actor): boolean => actor.kind === "installation" || actor.operator;
