import {
  ACCOUNTS,
  ADDED,
  CAMPAIGN,
  LEAD,
  LEADS,
  RESEARCH,
  REVEAL,
  SEARCH,
  SENDING_STATUS,
  VERIFIED,
  WRITTEN,
} from "../exchanges/good.ts";
import {
  addLead,
  type Call,
  createCampaign,
  findLead,
  listAccounts,
  listOptOuts,
  MAIN_CALL,
  searchPeople,
  sendingStatus,
  updateCampaign,
  verify,
  writeEmail,
} from "../support/calls.ts";
import type { Path } from "./paths.ts";

/** A good answer to one call, and the fields of it that are needed. */
export interface GoodCall {
  readonly name: string;
  readonly call: Call;
  readonly good: unknown;
  /** Each of these, if mangled, makes the answer a failure. */
  readonly needed: readonly Path[];
  /** Fields whose value decides (an error, an id to match by): neither needed nor ignored. */
  readonly deciding?: readonly Path[];
  /** The part of the data that must not depend on the other fields. */
  readonly essence: (data: never) => unknown;
}

const getCampaign: Call = ({ instantly }, { campaignId }, options) =>
  instantly.getCampaign(campaignId, options);

const RESEARCH_NEEDED = ["status", "output.1.content.0.text", "output.1.content"];
const RESEARCH_DECIDING = [
  ...["output.1", "output.1.type", "output.1.role", "output.1.content.0"],
  "output.1.content.0.type",
];
/** The path of the fact's source. */
const SOURCE = [
  ...["output.0", "output.0.type", "output.0.results", "output.0.results.0"],
  "output.0.results.0.url",
];

export const GOOD_CALLS: readonly GoodCall[] = [
  {
    name: "Apollo's reveal",
    call: MAIN_CALL.APOLLO,
    good: REVEAL,
    needed: ["matches.0.email", "matches"],
    // The second person is null; an id of somebody else moves the match.
    deciding: ["status", "matches.0", "matches.1", "matches.0.id"],
    essence: ({ matches }: { matches: ({ email: string } | null)[] }) => matches.map((match) => match?.email),
  },
  {
    name: "Apollo's search",
    call: searchPeople,
    good: SEARCH,
    needed: ["total_entries", "people.0.id"],
    essence: ({ totalEntries, people }: { totalEntries: number; people: { id: string }[] }) => [
      totalEntries,
      people.map(({ id }) => id),
    ],
  },
  {
    name: "MillionVerifier's verification",
    call: verify,
    good: VERIFIED,
    needed: ["result"],
    deciding: ["error"],
    essence: ({ result }: { result: string }) => result,
  },
  {
    name: "Perplexity's research",
    call: MAIN_CALL.PERPLEXITY,
    good: RESEARCH,
    needed: RESEARCH_NEEDED,
    deciding: [...RESEARCH_DECIDING, ...SOURCE],
    essence: ({ facts }: { facts: unknown[] }) => facts,
  },
  {
    name: "Perplexity's research, its sources included",
    call: MAIN_CALL.PERPLEXITY,
    good: RESEARCH,
    needed: RESEARCH_NEEDED,
    deciding: RESEARCH_DECIDING,
    // A fact without its source is dropped, and the call still succeeds.
    essence: ({ facts }: { facts: unknown[] }) => Array.isArray(facts),
  },
  {
    name: "OpenAI's e-mail",
    call: writeEmail,
    good: WRITTEN,
    needed: ["status", "output.0.content.0.text", "output.0.content"],
    deciding: [
      ...["error", "output.0", "output.0.type", "output.0.role", "output.0.content.0"],
      "output.0.content.0.type",
    ],
    essence: (email: unknown) => email,
  },
  {
    name: "Instantly's addition",
    call: addLead,
    good: ADDED,
    needed: [],
    // Without the id, the counters decide whether to look the lead up; a separate test mangles both.
    deciding: ["status", "created_leads", "created_leads.0", "created_leads.0.id"],
    essence: ({ leadId }: { leadId: string }) => leadId,
  },
  {
    name: "Instantly's list of leads",
    call: findLead,
    good: LEADS,
    needed: ["items", "items.0.id"],
    deciding: ["items.0", "items.0.email", "items.0.campaign", "items.0.payload"],
    essence: (found: unknown) => found,
  },
  {
    name: "Instantly's list of those who unsubscribed",
    call: listOptOuts,
    good: { items: [{ ...LEAD, status: -2 }], next_starting_after: null },
    needed: ["items.0.email"],
    deciding: ["items.0.campaign", "items.0.status", "next_starting_after"],
    essence: ({ people }: { people: { email: string }[] }) => people.map(({ email }) => email),
  },
  {
    name: "Instantly's new campaign",
    call: createCampaign,
    good: CAMPAIGN,
    needed: ["id"],
    essence: (campaign: unknown) => campaign,
  },
  {
    name: "Instantly's campaign",
    call: getCampaign,
    good: CAMPAIGN,
    needed: ["status"],
    essence: ({ status }: { status: string }) => status,
  },
  {
    name: "Instantly's changed campaign",
    call: updateCampaign,
    good: CAMPAIGN,
    needed: ["status"],
    essence: ({ status }: { status: string }) => status,
  },
  {
    name: "Instantly's accounts",
    call: listAccounts,
    good: ACCOUNTS,
    needed: ["items", "items.0.email", "items.1.email"],
    // An account without a readable status is UNHEALTHY.
    deciding: ["items.0", "items.1"],
    essence: ({ accounts }: { accounts: { email: string }[] }) => accounts.map(({ email }) => email),
  },
  {
    name: "Instantly's sending status",
    call: sendingStatus,
    good: SENDING_STATUS,
    needed: ["diagnostics.status"],
    deciding: ["diagnostics", "summary"],
    essence: ({ status }: { status: string }) => status,
  },
];
