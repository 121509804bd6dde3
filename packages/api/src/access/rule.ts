import type { Thing } from "../db/must-exist.ts";
import type { TokenScope } from "./actor.ts";

/**
 * `anyone`: also without credentials. `user`: every authenticated caller. `member`, `admin`, `owner`: at least that role in the
 * organization that the input's ids lead to; without an id, the answer holds only what the caller's organizations own.
 * `operator`: on call for the whole installation (rule P2), which says nothing about any organization.
 */
export type Role = "anyone" | "user" | "member" | "admin" | "owner" | "operator";

/** What a procedure asks of its caller. docs/policy.md has the rules of all. */
export interface Rule {
  readonly role: Role;
  /** What an API token must be made for. `login`: a token never suffices, it takes a session. */
  readonly scope: TokenScope | "login";
  /** Fields of the input that name something of an organization. */
  readonly of?: Readonly<Record<string, Thing>>;
  /** An operator, too, may do it with the job that the cause of the OPEN breaker names, whatever its organization (rule P2a). */
  readonly causeToo?: true;
  /** What a mutation is about, for the audit, if not the last thing in `of`; its id is then the answer's. */
  readonly target?: Target;
  /** The installation's token does not suffice: the caller must be a person. */
  readonly person?: true;
}

/** What the audit can describe. */
export type Target = Thing | "breaker" | "provider" | "user" | "session" | "token" | "alert";
