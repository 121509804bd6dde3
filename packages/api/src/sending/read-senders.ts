import type { ApiDeps, SenderAccount, SenderPage } from "../deps/api-deps.ts";
import { askDesk } from "./ask-desk.ts";

/** Maximal number of pages: 5,000 accounts. */
const MAX_PAGES = 50;

/**
 * All accounts of the workspace, by address; one call per page.
 *
 * @throws ApiError PRECONDITION_FAILED without a key, BREAKER_OPEN; UNAVAILABLE if Instantly fails.
 */
export async function readSenders(deps: ApiDeps, actor: string): Promise<SenderAccount[]> {
  const accounts: SenderAccount[] = [];
  let after: string | null = null;
  for (let page = 1; page <= MAX_PAGES; page++) {
    const { accounts: found, next } = await pageAfter(deps, { after, actor });
    accounts.push(...found);
    if (next === null || found.length === 0) break;
    after = next;
  }
  return accounts.toSorted((a, b) => (a.email < b.email ? -1 : 1));
}

interface Place {
  readonly after: string | null;
  readonly actor: string;
}

const pageAfter = (deps: ApiDeps, { after, actor }: Place): Promise<SenderPage> =>
  askDesk(deps, { purpose: "SENDERS", actor, ask: (desk, signal) => desk.senders(after, signal) });
