import type { Provider, RuleId } from "@leadgen/core";
import type { CallResult, Providers } from "@leadgen/providers";
import type { Effect, ReceivedLine } from "@leadgen/simulator";
import type { WayOrReason } from "../answers/way.ts";

/** Ids that the provider's side knows. */
export interface Known {
  readonly personIds: readonly string[];
  readonly campaignId: string;
}

/** What providers are told of a lead. */
export interface LeadFacts {
  readonly email: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly title: string | null;
  readonly name: string | null;
  readonly domain: string | null;
}

/** What the experiments must know of a provider beside what core, client and simulator say. */
export interface KnownProvider<P extends Provider> {
  /** The call that costs something, for any person. */
  readonly mainCall: (providers: Providers, known: Known) => Promise<CallResult<unknown>>;
  /** Whom a request is about, as far as the provider can tell; undefined where it is about many or none. */
  readonly subjectOfRequest: (line: ReceivedLine) => string | undefined;
  /** The same, of a call about this lead by our own rows; undefined for calls about a campaign. */
  readonly subjectOfCall: (lead: LeadFacts) => string | undefined;
  /** The pieces of work that it did, each named so that the same piece has the same name. */
  readonly worksOf: (effect: Effect, subject: string | undefined) => readonly string[];
  /** An answer for each opening row of its own, what has happened before first; the common rows have theirs already. */
  readonly ways: { readonly [R in RuleId<P>]?: WayOrReason };
}

export const byAddress = ({ email }: Pick<LeadFacts, "email">): string | undefined => email?.toLowerCase();

export const ASKED_BY_A_PERSON = "only a person's own call asks this";

/** A person, a company and an offer that any provider takes. */
export const PERSON = { firstName: "Maren", lastName: "Holst", title: "Head of Operations" };
export const COMPANY = { name: "Nordkyst Logistik", domain: "nordkyst.example" };
export const EMAIL = "maren@nordkyst.example";
