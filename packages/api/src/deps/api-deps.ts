import type {
  CreditProvider,
  Offer,
  Provider,
  ProviderFailure,
  RateLimits,
  SearchCriteria,
  SendingSettings,
} from "@leadgen/core";
import type { CallMeta } from "@leadgen/core/outreach";
import type { Tx } from "@leadgen/db";
import type pg from "pg";
import type { Log } from "../errors/translate.ts";
import type { SenderCounts } from "../schema/sender-counts.ts";

/** The outcome of a probe of a provider, in the provider package's words. */
export interface ProbeResult {
  readonly meta: CallMeta;
  /** Absent: the provider works. */
  readonly failure?: ProviderFailure | undefined;
  /** A line for the operator, for example `3120 credits left`. */
  readonly summary: string;
}

/** What a sender has done for a campaign so far. */
export interface AnalyticsResult {
  readonly meta: CallMeta;
  readonly counts: SenderCounts;
}

/** An account of the sender's workspace. */
export interface SenderAccount {
  readonly email: string;
  readonly status: "ACTIVE" | "PAUSED" | "MAINTENANCE" | "UNHEALTHY";
  readonly dailyLimit: number | null;
}

interface Told {
  readonly meta: CallMeta;
}

/** One page of the accounts. `next`: the cursor of the next page. */
export interface SenderPage extends Told {
  readonly accounts: readonly SenderAccount[];
  readonly next: string | null;
}

/** A change, made or refused; `refusal`: the sender's reason. */
export interface Turned extends Told {
  readonly refusal: string | null;
}

/** A mail as its recipient sees it. */
export interface ArrivingMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

interface Hours {
  readonly from: string;
  readonly to: string;
  readonly days: readonly number[];
  readonly timezone: string;
}

/** The sender's operations on a campaign, by the sender's id of it. All but `preview` reject with a ProviderError on failure. */
export interface SendingDesk {
  senders(after: string | null, signal: AbortSignal): Promise<SenderPage>;
  state(
    campaignId: string,
    signal: AbortSignal,
  ): Promise<Told & { readonly status: "DRAFT" | "ACTIVE" | "PAUSED" | "COMPLETED" | "UNHEALTHY" }>;
  status(campaignId: string, signal: AbortSignal): Promise<Told & { readonly status: string }>;
  update(
    campaignId: string,
    sending: Pick<SendingSettings, "senders" | "dailyLimit" | "addressLine" | "optOut"> & {
      readonly window: Hours;
    },
    signal: AbortSignal,
  ): Promise<Turned>;
  activate(campaignId: string, signal: AbortSignal): Promise<Turned>;
  pause(campaignId: string, signal: AbortSignal): Promise<Turned>;
  preview(mail: {
    readonly subject: string;
    readonly body: string;
    readonly addressLine: string | null;
  }): ArrivingMail;
}

/** The result of a search that costs nothing; `refusal`: Apollo's reason if it does not accept the criteria. */
export interface SearchResult {
  readonly meta: CallMeta;
  readonly refusal: string | null;
  readonly found: { readonly totalEntries: number; readonly people: readonly FoundPerson[] } | null;
}

/** A person as Apollo's free search shows them. */
export interface FoundPerson {
  readonly id: string;
  readonly firstName: string;
  readonly lastNameObfuscated: string | null;
  readonly title: string | null;
  readonly organizationName: string | null;
  readonly hasEmail: boolean;
}

/** The recipient and the subject matter of a mail. */
export interface MailToWrite {
  readonly person: {
    readonly firstName: string;
    readonly lastName: string;
    readonly title: string;
  };
  readonly company: { readonly name: string; readonly domain: string; readonly country: string };
  readonly facts: readonly { readonly text: string; readonly sourceUrl: string }[];
  readonly offer: Offer;
}

/** Writes one mail. Each call is paid. */
export interface MailWriter {
  /** Estimate of the tokens, taken from the rate limit before the call. */
  tokensOf(mail: MailToWrite): number;
  /** `refusal`: why no mail can be sent. Rejects with a ProviderError on failure. */
  write(
    mail: MailToWrite,
    signal: AbortSignal,
  ): Promise<{
    readonly meta: CallMeta;
    readonly refusal: string | null;
    readonly mail: { readonly subject: string; readonly body: string } | null;
  }>;
}

/** A mail to one person. */
export interface OutgoingMail {
  readonly purpose: "SIGN_UP" | "PASSWORD_RESET" | "INVITATION";
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Seconds after which the mail is useless. */
  readonly usefulSeconds: number;
}

/** All that the API needs from outside. The API imports no provider and reads no environment. */
export interface ApiDeps {
  readonly pool: pg.Pool;
  /** Pool for the emergency stop (default: `pool`); see `createApiPools`. */
  readonly reserve?: pg.Pool | undefined;
  /** URL of the same database, not through a pooler, for LISTEN (default: the URL of `pool`). */
  readonly directUrl?: string | undefined;
  /** Set only by the API: the original deps, if these are a copy for one request. */
  readonly origin?: ApiDeps;
  /** Required except in development. */
  readonly operatorToken: string | undefined;
  readonly development: boolean;
  /** Secret that signs sessions. Random, at least 32 characters; required except in development. */
  readonly authSecret?: string | undefined;
  /** Addresses and ranges whose `X-Forwarded-For` is trusted, comma-separated (default: none). */
  readonly trustedProxies?: string | undefined;
  /** The URL that browsers use if a proxy stands in front; decides whether cookies are Secure. */
  readonly publicUrl?: string | undefined;
  readonly limits?: Partial<Limits> | undefined;
  /** How passwords are hashed (default: scrypt). */
  readonly passwords?: Passwords | undefined;
  /** Makes one free call to see whether a provider works. A provider's failure is a result, not a rejection. */
  readonly probe?: (provider: Provider, signal: AbortSignal) => Promise<ProbeResult>;
  /** Reads Instantly's counts of one of its campaigns. Rejects with a ProviderError on failure. */
  readonly instantlyAnalytics?: (
    instantlyCampaignId: string,
    signal: AbortSignal,
  ) => Promise<AnalyticsResult>;
  /** Instantly's operations on the sending of campaigns. */
  readonly sending?: SendingDesk;
  /** The first page of a search. Rejects with a ProviderError if Apollo fails. */
  readonly searchPeople?: (
    criteria: SearchCriteria,
    perPage: number,
    signal: AbortSignal,
  ) => Promise<SearchResult>;
  /** Writes the sample mails. */
  readonly writeMail?: MailWriter;
  /** Reads the credits that are left. Rejects with a ProviderError if the provider fails. */
  readonly creditsLeft?: (
    provider: CreditProvider,
    signal: AbortSignal,
  ) => Promise<{ readonly meta: CallMeta; readonly remaining: number }>;
  /** The providers that the simulator stands in for (default: none). Never rejects. */
  readonly simulated?: () => Promise<readonly Provider[]>;
  /** The providers with an API key: a campaign needs all five. */
  readonly configuredProviders: readonly Provider[];
  /** Assumed US dollars of a paid call before any was made, from published prices; absent: unknown. */
  readonly assumedCosts?: Readonly<Partial<Record<Provider, number>>>;
  /** The rate limits of each configured provider; the same as the workers', since all processes share them. */
  readonly rateLimits: Readonly<Partial<RateLimits>>;
  /**
   * Queues a mail in the caller's transaction; null takes the same time and queues nothing. Its links lead to `publicUrl`, so it
   * requires that. Absent: the installation sends no mail.
   */
  readonly mail?: ((tx: Tx, mail: OutgoingMail | null) => Promise<void>) | undefined;
  readonly log: Log;
  /** Called after each executed procedure, over tRPC or REST. For metrics. */
  readonly onAnswered?: ((answered: Answered) => void) | undefined;
}

export interface Answered {
  /** `campaign.start`. */
  readonly procedure: string;
  /** `OK`, or the code of the error. */
  readonly code: string;
  readonly seconds: number;
}

/** So many attempts in so many seconds, counted from the first attempt. */
export interface AttemptLimit {
  readonly attempts: number;
  readonly seconds: number;
}

/** How passwords are hashed. The default is better-auth's own scrypt. */
export interface Passwords {
  hash(password: string): Promise<string>;
  verify(data: { hash: string; password: string }): Promise<boolean>;
}

/** The rate limits. Each is shared by all processes on one database, unless it says otherwise. */
export interface Limits {
  /** Failed log-ins to one account, from all addresses. */
  readonly loginsPerAccount: AttemptLimit;
  /** Failed log-ins from one address, to all accounts. */
  readonly loginsPerAddress: AttemptLimit;
  readonly signupsPerAddress: AttemptLimit;
  readonly signupsPerAccount: AttemptLimit;
  /** Requests for a password-reset link, also for addresses without an account. */
  readonly resetsPerAddress: AttemptLimit;
  readonly resetsPerAccount: AttemptLimit;
  /** Invitations sent by mail. */
  readonly mailsPerPerson: AttemptLimit;
  /** Sample mails, each of them paid. */
  readonly samplesPerPerson: AttemptLimit;
  /** Calls of procedures by one session or API token. */
  readonly calls: AttemptLimit;
  /** Calls of procedures by all sessions and tokens of one person together. */
  readonly callsPerPerson: AttemptLimit;
  /** Calls without valid credentials, from one address, at this process. */
  readonly strangersPerAddress: AttemptLimit;
  /** Active API tokens of one person. */
  readonly tokensPerPerson: number;
  /** Live streams of one person, at this process. */
  readonly streams: number;
}

const LIMITS: Limits = {
  loginsPerAccount: { attempts: 10, seconds: 15 * 60 },
  loginsPerAddress: { attempts: 50, seconds: 15 * 60 },
  signupsPerAddress: { attempts: 20, seconds: 60 * 60 },
  signupsPerAccount: { attempts: 5, seconds: 60 * 60 },
  resetsPerAddress: { attempts: 20, seconds: 60 * 60 },
  resetsPerAccount: { attempts: 3, seconds: 60 * 60 },
  mailsPerPerson: { attempts: 30, seconds: 60 * 60 },
  samplesPerPerson: { attempts: 30, seconds: 60 * 60 },
  calls: { attempts: 1200, seconds: 60 },
  callsPerPerson: { attempts: 3600, seconds: 60 },
  strangersPerAddress: { attempts: 600, seconds: 60 },
  tokensPerPerson: 50,
  streams: 30,
};

export const limitsOf = ({ limits }: Pick<ApiDeps, "limits">): Limits => ({ ...LIMITS, ...limits });
