import type { Thing } from "../db/must-exist.ts";
import type { TokenScope } from "./actor.ts";

/**
 * `anyone`: also without credentials. `user`: every authenticated caller. `member`, `admin`, `owner`: at least that role in the
 * organization that the input's ids lead to; without an id, the answer holds only what the caller's organizations own.
 * `operator`: on call for the whole installation (rule P2), which gives no rights in any organization.
 */
export type Role = "anyone" | "user" | "member" | "admin" | "owner" | "operator";

/** What a procedure requires of its caller. docs/policy.md lists all rules. */
export interface Rule {
  readonly role: Role;
  /** The scope that an API token needs. `login`: a token never suffices, a session is required. */
  readonly scope: TokenScope | "login";
  /** Fields of the input with ids of things that an organization owns. */
  readonly of?: Readonly<Record<string, Thing>>;
  /** Operators may also do it with the job that the OPEN breaker's cause names, in any organization (rule P2a). */
  readonly causeToo?: true;
  /** What a mutation changes, for the audit, if not the last thing in `of`; the answer then holds its id. */
  readonly target?: Target;
  /** The installation's token does not suffice: the caller must be a person. */
  readonly person?: true;
}

/** Kinds of things that the audit can describe. */
export type Target = Thing | "breaker" | "provider" | "user" | "session" | "token" | "alert";
