import { type Line, routesOf } from "./line.ts";

const route = routesOf("Accounts");

/** Signing up, logging in, members, invitations, tokens. */
export const ACCOUNT_ROUTES: readonly Line[] = [
  route("POST /auth/signup", {
    action: "auth.signup",
    summary: "Make an account",
    description:
      "Begins a session too: its `token` is for `Authorization: Bearer …`. Counted for each network address and e-mail address.",
    status: 201,
    refusals: ["WRONG_STATE"],
  }),
  route("POST /auth/login", {
    action: "auth.login",
    summary: "Log in",
    description:
      "Begins a new session. Failed log-ins are counted for each network address and account before the password is looked at; `Retry-After` says how long to wait.",
    refusals: ["UNAUTHENTICATED"],
  }),
  route("POST /auth/logout", { action: "auth.logout", summary: "End this session" }),
  route("GET /auth/me", { action: "auth.me", summary: "Who you are, and what you may do" }),
  route("POST /auth/password", {
    action: "auth.changePassword",
    summary: "Change your password",
    description: "Ends all your other sessions; this one goes on under the token in the answer.",
  }),
  route("GET /auth/sessions", { action: "auth.sessions", summary: "Your sessions" }),
  route("DELETE /auth/sessions/{id}", {
    action: "auth.revokeSession",
    summary: "End one of your sessions",
    refusals: ["NOT_FOUND"],
  }),
  route("GET /auth/tokens", { action: "token.list", summary: "Your API tokens" }),
  route("POST /auth/tokens", {
    action: "token.create",
    summary: "Make an API token",
    description:
      "For scripts, which should not hold a log-in. The answer is the only place where it ever shows.",
    status: 201,
    example: { name: "Nightly export", scopes: ["read"] },
  }),
  route("DELETE /auth/tokens/{id}", {
    action: "token.revoke",
    summary: "Revoke one of your API tokens",
    refusals: ["NOT_FOUND"],
  }),
  route("POST /organizations/{id}/leave", {
    action: "organization.leave",
    summary: "Leave an organization",
    refusals: ["WRONG_STATE"],
  }),
  route("GET /organizations/{organizationId}/members", { action: "member.list", summary: "Members" }),
  route("PATCH /members/{id}", {
    action: "member.setRole",
    summary: "Give a member another role",
    example: { role: "admin" },
    refusals: ["WRONG_STATE"],
  }),
  route("DELETE /members/{id}", {
    action: "member.remove",
    summary: "Remove a member",
    description: "The invitations that are open in their name are cancelled.",
    refusals: ["WRONG_STATE"],
  }),
  route("GET /organizations/{organizationId}/invitations", {
    action: "invitation.list",
    summary: "Invitations",
  }),
  route("POST /organizations/{organizationId}/invitations", {
    action: "invitation.create",
    summary: "Invite somebody",
    description:
      "No mail is sent: pass the link (`path`) on. It works once, for this e-mail address, for a week.",
    status: 201,
    refusals: ["WRONG_STATE"],
  }),
  route("DELETE /invitations/{id}", {
    action: "invitation.cancel",
    summary: "Take an invitation back",
    refusals: ["WRONG_STATE"],
  }),
  route("POST /invitations/accept", {
    action: "invitation.accept",
    summary: "Accept an invitation",
    example: { secret: `0198c0de-0000-7000-8000-000000000006.${"A".repeat(43)}` },
    refusals: ["NOT_FOUND", "WRONG_STATE"],
  }),
];
