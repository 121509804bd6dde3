import { ApiError } from "../errors/api-error.ts";
import type { Actor, Person } from "./actor.ts";

/** The actor as a person, for actions that the policy allows only to persons. */
export function personIn(actor: Actor): Person {
  if (actor.kind === "person") return actor;
  throw new ApiError("FORBIDDEN", "This needs a person: the installation's token has no account. Log in.");
}

/** The same for actions that need a session. */
export function sessionIn(actor: Actor): { person: Person; sessionId: string } {
  const person = personIn(actor);
  if (person.via.kind === "session") return { person, sessionId: person.via.sessionId };
  throw new ApiError("FORBIDDEN", "An API token does not suffice for this: log in.");
}
