import type { ProviderRequest } from "../provider.ts";
import type { LeadItem, SkipFlags } from "./lead-schemas.ts";
import type { InstantlyLead } from "./model.ts";
import { newLead, type Target } from "./new-lead.ts";
import type { Workspace } from "./senders.ts";

/** What became of each lead of one upload; the counters are Instantly's. */
export interface SortedLeads {
  readonly created: readonly { readonly index: number; readonly lead: InstantlyLead }[];
  readonly in_blocklist: number;
  readonly duplicated_leads: number;
  readonly skipped_count: number;
  readonly invalid_email_count: number;
  readonly incomplete_count: number;
  readonly duplicate_email_count: number;
}

type Fate = "created" | "over-plan" | Exclude<keyof SortedLeads, "created">;

/** Decides for each lead, in order. */
export function sortLeads(
  request: ProviderRequest,
  input: { items: readonly LeadItem[]; target: Target; flags: SkipFlags; room: number },
): SortedLeads {
  const counts = {
    in_blocklist: 0,
    duplicated_leads: 0,
    skipped_count: 0,
    invalid_email_count: 0,
    incomplete_count: 0,
    duplicate_email_count: 0,
  };
  const created: { index: number; lead: InstantlyLead }[] = [];
  const seen = new Set<string>();
  for (const [index, item] of input.items.entries()) {
    const email = (item.email ?? "").trim().toLowerCase();
    const roomLeft = input.room - created.length;
    const fate =
      seen.has(email) && email !== ""
        ? "duplicate_email_count"
        : fateOf(request, email, { ...input, roomLeft });
    seen.add(email);
    if (fate === "created")
      created.push({
        index,
        lead: newLead(request, item, { target: input.target, namesakes: namesakes(request, email) }),
      });
    else if (fate !== "over-plan") counts[fate] += 1;
  }
  return { created, ...counts };
}

export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text);
}

/** By address or domain; counts both the initial entries and the added ones. */
export function isBlocklisted({ accounts, state }: Workspace, email: string): boolean {
  const wanted = [email, email.split("@")[1] ?? ""];
  const added = [...state.blocklist.values()].map(({ bl_value }) => bl_value);
  return [...accounts.instantlyBlocklist, ...added].some((entry) => wanted.includes(entry.toLowerCase()));
}

/** Leads of the workspace with this address. */
export function leadsWithEmail({ state }: Pick<Workspace, "state">, email: string): InstantlyLead[] {
  return (state.leadsByEmail.get(email) ?? []).flatMap((id) => state.leads.get(id) ?? []);
}

/**
 * `skip_if_in_workspace` checks everywhere and overrides the others; `skip_if_in_campaign` checks every campaign of
 * the workspace, not only this one. Without a flag, an address that this campaign or list already has is a
 * duplicate, and one from elsewhere is uploaded.
 */
export function isSkipped(existing: readonly InstantlyLead[], flags: SkipFlags): boolean {
  if (flags.skip_if_in_workspace) return existing.length > 0;
  if (flags.skip_if_in_campaign && existing.some((lead) => lead.campaign !== null)) return true;
  return Boolean(flags.skip_if_in_list) && existing.some((lead) => lead.list_id !== null);
}

function fateOf(
  request: ProviderRequest,
  email: string,
  { target, flags, roomLeft }: { target: Target; flags: SkipFlags; roomLeft: number },
): Fate {
  if (request.fault === "blocklist") return "in_blocklist";
  if (request.fault === "invalid-email") return "invalid_email_count";
  if (request.fault === "incomplete-lead") return "incomplete_count";
  // An address may be missing in a list; a campaign requires it.
  if (email === "" && target.campaign === null) return "incomplete_count";
  if (!isEmail(email)) return "invalid_email_count";
  if (isBlocklisted(request, email)) return "in_blocklist";
  const existing = leadsWithEmail(request, email);
  if (isSkipped(existing, flags)) return "skipped_count";
  const here = existing.some((lead) => lead.campaign === target.campaign && lead.list_id === target.list);
  if (here) return "duplicated_leads";
  return roomLeft > 0 ? "created" : "over-plan";
}

function namesakes(request: ProviderRequest, email: string): number {
  return leadsWithEmail(request, email).length;
}
