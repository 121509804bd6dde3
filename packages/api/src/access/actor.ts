/** Roles of a person in an organization, in ascending order of rights. */
export const MEMBER_ROLES = ["member", "admin", "owner"] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** Scopes of a personal API token. No scope includes another. */
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
  /** Whether the person is an operator of the installation (rule P2). */
  readonly operator: boolean;
  /** Roles by organization id. */
  readonly memberships: ReadonlyMap<string, MemberRole>;
  readonly via: Via;
}

/** The holder of OPERATOR_TOKEN: scripts, the demo, the operator commands. May do everything that does not need a person. */
export interface Installation {
  readonly kind: "installation";
  readonly name: string;
}

/** The caller of a request. Its rights are defined only in the procedures' rules. */
export type Actor = Person | Installation;

/** The user's id; null for the installation. */
export const userIdOf = (actor: Actor): string | null => (actor.kind === "person" ? actor.userId : null);

/** The actor's name in the history and the audit. */
export const actorName = (actor: Actor): string => (actor.kind === "person" ? actor.email : actor.name);

/** Whether an actor is on call for the whole installation. */
export const isOperator = (actor: Actor): boolean => actor.kind === "installation" || actor.operator;
