import type { AppRouter, RouterOutputs } from "@leadgen/api";
import type { TRPCMutationProcedure } from "@trpc/server";

type Routers = AppRouter["_def"]["record"];

/** `campaign.start` and the like: every procedure that changes something. */
type Mutation = {
  [R in keyof Routers & string]: {
    [P in keyof Routers[R] & string]: Routers[R][P] extends TRPCMutationProcedure<infer _>
      ? `${R}.${P}`
      : never;
  }[keyof Routers[R] & string];
}[keyof Routers & string];

type ServerCommand =
  | "operator.grant"
  | "operator.revoke"
  | "account.disable"
  | "account.enable"
  | "organization.adopt";

/** Each action in words. A new procedure without words does not compile. */
const WORDS = {
  "auth.signup": "signed up",
  "auth.login": "logged in",
  "auth.logout": "logged out",
  "auth.changePassword": "changed the password",
  "auth.requestReset": "asked for a link for a new password",
  "auth.resetPassword": "set a new password by a link",
  "auth.revokeSession": "revoked a session",
  "token.create": "made an API token",
  "token.revoke": "revoked an API token",
  "organization.create": "made the organization",
  "organization.update": "renamed the organization",
  "organization.leave": "left the organization",
  "organization.adopt": "gave the organization its owner",
  "member.setRole": "changed a member's role",
  "member.remove": "removed a member",
  "invitation.create": "invited somebody",
  "invitation.cancel": "cancelled an invitation",
  "invitation.accept": "accepted an invitation",
  "doNotContact.add": "added to the do-not-contact list",
  "doNotContact.remove": "removed from the do-not-contact list",
  "campaign.previewSearch": "previewed a search",
  "campaign.sampleMail": "had a sample mail written",
  "campaign.create": "created a campaign",
  "campaign.update": "changed a campaign",
  "campaign.delete": "deleted a campaign",
  "campaign.start": "started a campaign",
  "sending.activate": "activated a campaign's sending",
  "sending.takeOut": "took somebody out of a campaign's sending",
  "sending.pause": "paused a campaign's sending",
  "campaign.cancel": "cancelled a campaign",
  "campaign.takeOver": "used what another campaign paid for",
  "job.cancel": "cancelled a job",
  "job.cancelMany": "cancelled jobs",
  "job.retryMany": "retried failed jobs",
  "job.retry": "retried a job",
  "lead.update": "changed a lead",
  "queue.open": "opened the breaker",
  "queue.close": "closed the breaker",
  "queue.acknowledge": "said that they look at it",
  "queue.probe": "probed a provider",
  "alert.test": "had a test alert sent",
  "operator.grant": "made an operator",
  "operator.revoke": "took the operator's role",
  "account.disable": "shut an account out",
  "account.enable": "let an account in again",
} as const satisfies Record<Mutation | ServerCommand, string>;

/** An action in words, to follow the actor's name: "changed a campaign". */
export const deedWords = (action: string): string =>
  Object.hasOwn(WORDS, action) ? WORDS[action as keyof typeof WORDS] : `did ${action}`;

/** An action in words. The audit may hold actions that the code no longer knows: those are shown by name. */
export const auditWords = (action: string): string =>
  Object.hasOwn(WORDS, action) ? capital(WORDS[action as keyof typeof WORDS]) : action;

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** All actions, as options of a filter. */
export const AUDIT_ACTIONS: readonly { readonly value: string; readonly label: string }[] = Object.entries(
  WORDS,
).map(([value, words]) => ({ value, label: capital(words) }));

/** One event of the audit. */
export type AuditEvent = RouterOutputs["audit"]["all"]["items"][number];
