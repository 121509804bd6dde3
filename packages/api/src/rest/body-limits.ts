import type { Role } from "../access/rule.ts";

/** What a body may be before it is parsed. What others may send is in `../doors/limits.ts`. */
export const BODY = {
  /** Bytes of a call that anybody may make, and of any other as long as its caller is not known. */
  open: 65_536,
  /** Bytes. The largest valid input, a campaign with 1,000 domains, has a fifth of it. */
  known: 1_048_576,
  /** Objects and lists in each other. Valid inputs have 5. */
  depth: 32,
  /** Values of objects and lists. The largest valid input has some 2,500. */
  values: 10_000,
} as const;

/** The bound on what procedures with these roles are sent in one request. */
export const bytesFor = (roles: readonly Role[]): number =>
  roles.includes("anyone") ? BODY.open : BODY.known;
