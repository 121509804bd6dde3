import type { Person } from "@leadgen/api";

/** A member of one organization without a session: an actor for `api.caller`. */
export const memberOf = (organizationId: string, rest: Partial<Person> = {}): Person => ({
  kind: "person",
  userId: organizationId,
  name: "Ada Berg",
  email: "ada@example.com",
  operator: false,
  memberships: new Map([[organizationId, "member"]]),
  via: { kind: "session", sessionId: organizationId },
  ...rest,
});
