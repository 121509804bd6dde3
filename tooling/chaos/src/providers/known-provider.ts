import type { Provider, RuleId } from "@leadgen/core";
import type { CallResult, Providers } from "@leadgen/providers";
import type { Effect, ReceivedLine } from "@leadgen/simulator";
import type { WayOrReason } from "../answers/way.ts";

/** Ids that exist at the provider. */
export interface Known {
  readonly personIds: readonly string[];
  readonly campaignId: string;
}

/** What providers learn about a lead. */
export interface LeadFacts {
  readonly email: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly title: string | null;
  readonly name: string | null;
  readonly domain: string | null;
}

/** What the experiments must know of a provider in addition to core, client and simulator. */
export interface KnownProvider<P extends Provider> {
  /** The paid call, for any person. */
  readonly mainCall: (providers: Providers, known: Known) => Promise<CallResult<unknown>>;
  /** The person or thing that a request is about, as far as the provider can tell; undefined if it is about many or none. */
  readonly subjectOfRequest: (line: ReceivedLine) => string | undefined;
  /** The same for a call about this lead, from our own rows; undefined for calls about a campaign. */
  readonly subjectOfCall: (lead: LeadFacts) => string | undefined;
  /** The pieces of work that were done; the same piece always has the same name. */
  readonly worksOf: (effect: Effect, subject: string | undefined) => readonly string[];
  /** An answer for each opening row of this provider, with requests that must come first; the common rows have theirs elsewhere. */
  readonly ways: { readonly [R in RuleId<P>]?: WayOrReason };
}

export const byAddress = ({ email }: Pick<LeadFacts, "email">): string | undefined => email?.toLowerCase();

export const ASKED_BY_A_PERSON = "only a person's own call asks this";

/** A person, a company and an offer that every provider accepts. */
export const PERSON = { firstName: "Maren", lastName: "Holst", title: "Head of Operations" };
export const COMPANY = { name: "Nordkyst Logistik", domain: "nordkyst.example" };
export const EMAIL = "maren@nordkyst.example";
