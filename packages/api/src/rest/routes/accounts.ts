import type { Route } from "../route.ts";

/** Signing up, logging in, members, invitations, tokens, the audit. */
export const ACCOUNT_ROUTES: readonly Route[] = [];
