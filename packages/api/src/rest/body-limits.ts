import type { Role } from "../access/rule.ts";

/** Limits of a body before it is parsed. Other limits of a request are in `../doors/limits.ts`. */
export const BODY = {
  /** Bytes of a call that is open to anyone, and of any other until its caller is authenticated. */
  open: 65_536,
  /** Bytes. The largest valid input, a campaign with 1,000 domains, has a fifth of it. */
  known: 1_048_576,
  /** Nesting of objects and lists. Valid inputs have 5 levels. */
  depth: 32,
  /** Number of fields and entries of objects and lists. The largest valid input has some 2,500. */
  values: 10_000,
} as const;

/** Maximal bytes of a request that calls procedures with these roles. */
export const bytesFor = (roles: readonly Role[]): number =>
  roles.includes("anyone") ? BODY.open : BODY.known;
