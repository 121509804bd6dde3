import { json } from "../../http/answer.ts";
import type { Accounts } from "../../state/accounts.ts";
import { free, type Outcome, type ProviderRequest } from "../provider.ts";
import { instantlyError } from "./errors.ts";
import type { InstantlyCampaign, InstantlySender } from "./model.ts";
import { pageLimit, paginate } from "./paginate.ts";
import { organizationId } from "./workspace.ts";
import type { WorkspaceState } from "./workspace-state.ts";

export const ACTIVE_SENDER = 1;
const STATUSES = ["1", "2", "3", "-1", "-2", "-3"];
const SINCE = "2026-01-05T09:00:00.000Z";

/** The part of the workspace that sending needs. */
export interface Workspace {
  readonly accounts: Accounts;
  readonly state: Readonly<WorkspaceState>;
  readonly seed: string;
}

/** The workspace's senders: the initial ones, with the changes of control calls. */
export function sendersOf({ accounts, state }: Workspace): InstantlySender[] {
  const senders = new Map(accounts.instantlySenders.map((sender) => [sender.email, sender]));
  for (const [email, sender] of state.senders) senders.set(email, sender);
  return [...senders.values()];
}

/** The campaign's senders that exist in the workspace. */
export function campaignSenders(
  workspace: Workspace,
  { email_list = [] }: InstantlyCampaign,
): InstantlySender[] {
  return sendersOf(workspace).filter(({ email }) => email_list.includes(email));
}

/** `GET /api/v2/accounts?limit=&starting_after=&search=&status=`. */
export function listAccounts(request: ProviderRequest): Outcome {
  const { query } = request;
  const limit = pageLimit(query);
  if (limit === null) return free(instantlyError(400, "querystring/limit must be >= 1 and <= 100"));
  const status = query.get("status");
  if (status !== null && !STATUSES.includes(status)) {
    return free(instantlyError(400, "querystring/status must be equal to one of the allowed values"));
  }
  const search = query.get("search")?.toLowerCase() ?? "";
  const matching = sendersOf(request).filter(
    (sender) =>
      (status === null || sender.status === Number(status)) &&
      `${sender.email} ${sender.first_name} ${sender.last_name}`.toLowerCase().includes(search),
  );
  const accounts = matching.map((sender) => ({ ...accountJson(request, sender), id: sender.email }));
  const { items, ...cursor } = paginate(accounts, { limit, startingAfter: query.get("starting_after") });
  return free(json(200, { items: items.map(({ id: _, ...account }) => account), ...cursor }));
}

function accountJson({ seed }: ProviderRequest, sender: InstantlySender) {
  return {
    ...sender,
    timestamp_created: SINCE,
    timestamp_updated: SINCE,
    organization: organizationId(seed),
    provider_code: 2,
    warmup_status: 1,
    setup_pending: false,
    is_managed_account: false,
    stat_warmup_score: 98,
    timestamp_last_used: null,
    ...(sender.status < 0 ? { status_message: { code: "EAUTH", response: "Connection refused" } } : {}),
  };
}
