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

/** How a probe of a provider went, in the provider package's words. */
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

/** A page of the accounts, and where the next one begins. */
export interface SenderPage extends Told {
  readonly accounts: readonly SenderAccount[];
  readonly next: string | null;
}

/** A change that was made, or was refused as it is, in the sender's words. */
export interface Turned extends Told {
  readonly refusal: string | null;
}

/** A mail as its reader gets it. */
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

/** What is done about a campaign at the sender, by its id there. Each but `preview` rejects with a ProviderError when it fails. */
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

/** What a search finds, before anybody is paid for; `refusal`: the finder's words if it does not take the criteria. */
export interface SearchResult {
  readonly meta: CallMeta;
  readonly refusal: string | null;
  readonly found: { readonly totalEntries: number; readonly people: readonly FoundPerson[] } | null;
}

/** A person as Apollo shows them for nothing. */
export interface FoundPerson {
  readonly id: string;
  readonly firstName: string;
  readonly lastNameObfuscated: string | null;
  readonly title: string | null;
  readonly organizationName: string | null;
  readonly hasEmail: boolean;
}

/** Whom a mail is written to, and what about. */
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

/** Writes one mail. Paid, each time. */
export interface MailWriter {
  /** Tokens that the writing is counted with when it starts. */
  tokensOf(mail: MailToWrite): number;
  /** `refusal`: why there is none that could be sent. Rejects with a ProviderError when the writer fails. */
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
  /** After so many seconds it is of no use any more. */
  readonly usefulSeconds: number;
}

/** All that the API needs from outside. It imports no provider and reads no environment. */
export interface ApiDeps {
  readonly pool: pg.Pool;
  /** For the emergency stop (default: `pool`); see `createApiPools`. */
  readonly reserve?: pg.Pool | undefined;
  /** The same database past a pooler, to LISTEN (default: as `pool`). */
  readonly directUrl?: string | undefined;
  /** The API's own, where these are made for one request. Nobody sets it from outside. */
  readonly origin?: ApiDeps;
  /** May be unset in development only. */
  readonly operatorToken: string | undefined;
  readonly development: boolean;
  /** Signs sessions. Random, 32 characters or more; may be unset in development only. */
  readonly authSecret?: string | undefined;
  /** Addresses and ranges whose `X-Forwarded-For` is believed, with commas between (default: none). */
  readonly trustedProxies?: string | undefined;
  /** Under which address browsers come, where a proxy stands in front: whether cookies are Secure. */
  readonly publicUrl?: string | undefined;
  readonly limits?: Partial<Limits> | undefined;
  /** How passwords are kept (default: scrypt). */
  readonly passwords?: Passwords | undefined;
  /** One call that costs nothing, to see whether a provider works. Rejects only for reasons of its own. */
  readonly probe?: (provider: Provider, signal: AbortSignal) => Promise<ProbeResult>;
  /** What Instantly counts for one of its campaigns. Rejects with a ProviderError when it fails. */
  readonly instantlyAnalytics?: (
    instantlyCampaignId: string,
    signal: AbortSignal,
  ) => Promise<AnalyticsResult>;
  /** What Instantly is told and asked about the sending of campaigns. */
  readonly sending?: SendingDesk;
  /** The first page of a search. Rejects with a ProviderError when Apollo fails. */
  readonly searchPeople?: (
    criteria: SearchCriteria,
    perPage: number,
    signal: AbortSignal,
  ) => Promise<SearchResult>;
  /** Writes the sample mails. */
  readonly writeMail?: MailWriter;
  /** What is left to pay with. Rejects with a ProviderError when the provider fails. */
  readonly creditsLeft?: (
    provider: CreditProvider,
    signal: AbortSignal,
  ) => Promise<{ readonly meta: CallMeta; readonly remaining: number }>;
  /** Those in whose place the simulator answers (default: none). Never rejects. */
  readonly simulated?: () => Promise<readonly Provider[]>;
  /** Those with an API key: a campaign needs all five. */
  readonly configuredProviders: readonly Provider[];
  /** US dollars that a paid call is taken to cost where none was made yet, by published prices; absent: not known. */
  readonly assumedCosts?: Readonly<Partial<Record<Provider, number>>>;
  /** Of each configured provider; the same as the workers', since all processes share one limit. */
  readonly rateLimits: Readonly<Partial<RateLimits>>;
  /**
   * Writes a mail to be sent, in the caller's transaction, or takes as long for null; with `publicUrl` only, where its links
   * lead. Absent: the installation sends none.
   */
  readonly mail?: ((tx: Tx, mail: OutgoingMail | null) => Promise<void>) | undefined;
  readonly log: Log;
  /** Told of each procedure that was executed, over tRPC or REST. For metrics. */
  readonly onAnswered?: ((answered: Answered) => void) | undefined;
}

export interface Answered {
  /** `campaign.start`. */
  readonly procedure: string;
  /** `OK`, or the code of the error. */
  readonly code: string;
  readonly seconds: number;
}

/** So many in so many seconds, counted from the first. */
export interface AttemptLimit {
  readonly attempts: number;
  readonly seconds: number;
}

/** How passwords are kept. The default is better-auth's own scrypt. */
export interface Passwords {
  hash(password: string): Promise<string>;
  verify(data: { hash: string; password: string }): Promise<boolean>;
}

/** How much is let in. Each holds across all processes on one database, if it does not say otherwise. */
export interface Limits {
  /** Failed log-ins to one account, whatever address they come from. */
  readonly loginsPerAccount: AttemptLimit;
  /** Failed log-ins from one address, whatever account they try. */
  readonly loginsPerAddress: AttemptLimit;
  readonly signupsPerAddress: AttemptLimit;
  readonly signupsPerAccount: AttemptLimit;
  /** Links for a new password that are asked for, whether there is such an account or not. */
  readonly resetsPerAddress: AttemptLimit;
  readonly resetsPerAccount: AttemptLimit;
  /** Invitations that are mailed. */
  readonly mailsPerPerson: AttemptLimit;
  /** Sample mails, each of which is paid for. */
  readonly samplesPerPerson: AttemptLimit;
  /** Calls of procedures by one session or API token. */
  readonly calls: AttemptLimit;
  /** The same by all that one person has, together. */
  readonly callsPerPerson: AttemptLimit;
  /** Calls of procedures by who is not known, from one address, at this process. */
  readonly strangersPerAddress: AttemptLimit;
  /** API tokens of one person that work. */
  readonly tokensPerPerson: number;
  /** Live streams that one person has open at this process. */
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
