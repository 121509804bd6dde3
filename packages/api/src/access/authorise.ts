import { autocommit } from "@leadgen/db";
import type pg from "pg";
import { ApiError } from "../errors/api-error.ts";
import { type Actor, isOperator, MEMBER_ROLES, type MemberRole } from "./actor.ts";
import type { Credentials } from "./credentials.ts";
import { organizationOf, ownersNow, visibleTo, visibleToOperator } from "./in-organization.ts";
import type { Role, Rule } from "./rule.ts";

export interface Request {
  readonly rule: Rule;
  readonly mutation: boolean;
  readonly credentials: Credentials;
  /** As sent, not parsed yet. */
  readonly input: unknown;
  readonly pool: pg.Pool;
}

export interface Grant {
  /** Null only for procedures with the role `anyone`. */
  readonly actor: Actor | null;
  /** The organization that owns what the input's ids name, if they name something owned. */
  readonly organizationId: string | null;
}

/** The only place where a request is checked against its procedure's rule. @throws ApiError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND. */
export async function authorise(request: Request): Promise<Grant> {
  const { rule } = request;
  const { actor, forgeable } = request.credentials;
  if (rule.role !== "anyone") {
    if (actor === null) throw unauthenticated();
    refuseByRole(actor, rule);
    refuseByScope(actor, rule);
  }
  if (request.mutation && forgeable) throw new ApiError("FORBIDDEN", FORGED);
  if (actor === null) return { actor, organizationId: null };
  return { actor, organizationId: await organizationIn(request, actor) };
}

const FORGED =
  "Refused: the request did not come from this site's own pages. Programs authenticate with a Bearer token, not a cookie.";

export const unauthenticated = (): ApiError =>
  new ApiError(
    "UNAUTHENTICATED",
    "No valid credentials. Log in, or send `Authorization: Bearer <token>` with an API token of yours, a session's token or the operator token.",
  );

function refuseByRole(actor: Actor, rule: Rule): void {
  if (rule.role === "operator" && !isOperator(actor)) {
    throw new ApiError(
      "FORBIDDEN",
      "This needs the role operator of the installation, which is granted on the server: `pnpm operator grant <e-mail>`.",
    );
  }
  if (rule.person && actor.kind === "installation") {
    throw new ApiError("FORBIDDEN", "This needs a person: the installation's token has no account. Log in.");
  }
}

function refuseByScope(actor: Actor, { scope }: Rule): void {
  if (actor.kind === "installation" || actor.via.kind === "session") return;
  if (scope === "login") {
    throw new ApiError("FORBIDDEN", "An API token does not suffice for this: log in.");
  }
  if (!actor.via.scopes.has(scope)) {
    throw new ApiError(
      "FORBIDDEN",
      `This API token was not made for this: it needs the scope ${scope}. Make one that has it.`,
    );
  }
}

/** The organization of the ids in the input. The schema has not validated them yet, so this does. */
async function organizationIn({ rule, input, pool }: Request, actor: Actor): Promise<string | null> {
  // The installation sees everything; only the audit needs the organization, and reads it itself.
  if (actor.kind === "installation") return null;
  let found: string | null = null;
  for (const [field, thing] of Object.entries(rule.of ?? {})) {
    const id = fieldOf(input, field);
    if (id === undefined) continue;
    const visible =
      rule.causeToo && actor.operator
        ? await visibleToOperator(autocommit(pool), actor, id)
        : visibleTo(actor);
    found = await organizationOf(ownersNow(pool), { thing, field, id }, visible);
    if (visible !== null) refuseByMembership(actor.memberships.get(found), rule.role);
  }
  return found;
}

/** Undefined: absent, which the schema may allow or not. */
export const fieldOf = (input: unknown, field: string): unknown =>
  typeof input === "object" && input !== null ? (input as Record<string, unknown>)[field] : undefined;

function refuseByMembership(has: MemberRole | undefined, needed: Role): void {
  if (needed !== "member" && needed !== "admin" && needed !== "owner") return;
  if (has !== undefined && MEMBER_ROLES.indexOf(has) >= MEMBER_ROLES.indexOf(needed)) return;
  throw new ApiError("FORBIDDEN", `This needs the role ${needed} in the organization; yours is ${has}.`);
}
