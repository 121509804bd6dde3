import type { OwnCallRule } from "../../engine/call/own-call-rule.ts";
import { OPERATIONS, PROBE_OPERATIONS, PROVIDERS, type Provider } from "./providers.ts";

const { APOLLO, MILLIONVERIFIER, OPENAI, INSTANTLY } = OPERATIONS;

/**
 * The calls that persons make themselves (rule J15), by purpose. Each purpose is a value of the database's enum
 * `call_purpose`, next to PIPELINE. While the breaker is OPEN only probing and pausing the sending are allowed.
 */
export const OWN_CALLS = {
  /** An operator checks whether a provider works again. */
  PROBE: {
    whileOpen: true,
    endpoints: probeEndpoints(),
  },
  /** The sender's statistics for a campaign. */
  ANALYTICS: {
    whileOpen: false,
    endpoints: { INSTANTLY: INSTANTLY["campaigns/analytics"] },
  },
  /** Shows whom a search would find, before a campaign pays for anybody. */
  PREVIEW_SEARCH: {
    whileOpen: false,
    endpoints: { APOLLO: APOLLO["mixed_people/api_search"] },
  },
  /** The credits that are left at a provider. */
  CREDITS: {
    whileOpen: false,
    endpoints: {
      APOLLO: APOLLO["usage_stats/credit_usage_stats"],
      MILLIONVERIFIER: MILLIONVERIFIER.credits,
    },
  },
  /** The workspace's accounts that mails may be sent from. */
  SENDERS: {
    whileOpen: false,
    endpoints: { INSTANTLY: INSTANTLY["accounts/list"] },
  },
  /** Why a campaign sends or does not, in the sender's words. */
  SENDING_STATUS: {
    whileOpen: false,
    endpoints: { INSTANTLY: INSTANTLY["campaigns/sending-status"] },
  },
  /** Sends a campaign's senders, hours, limit and mail to Instantly, before the activation. */
  SET_UP_SENDING: {
    whileOpen: false,
    endpoints: { INSTANTLY: INSTANTLY["campaigns/update"] },
    lookUp: { INSTANTLY: INSTANTLY["campaigns/get"] },
  },
  ACTIVATE: {
    whileOpen: false,
    endpoints: { INSTANTLY: INSTANTLY["campaigns/activate"] },
    lookUp: { INSTANTLY: INSTANTLY["campaigns/get"] },
  },
  /** Stops mails to people, so it is possible at any time. */
  PAUSE_SENDING: {
    whileOpen: true,
    endpoints: { INSTANTLY: INSTANTLY["campaigns/pause"] },
    lookUp: { INSTANTLY: INSTANTLY["campaigns/get"] },
  },
  /** Shows how a mail would look, before there is a campaign: one paid call writes a sample for nobody. */
  SAMPLE_MAIL: {
    whileOpen: false,
    endpoints: { OPENAI: OPENAI.responses },
  },
} as const satisfies Record<string, OwnCallRule<Provider>>;

export type OwnPurpose = keyof typeof OWN_CALLS;

/** The purposes that change something at the provider. */
export type ChangingPurpose = {
  [P in OwnPurpose]: (typeof OWN_CALLS)[P] extends { lookUp: object } ? P : never;
}[OwnPurpose];

/** The providers that can be asked for the credits left. */
export type CreditProvider = keyof (typeof OWN_CALLS)["CREDITS"]["endpoints"];

export const CREDIT_PROVIDERS = Object.keys(OWN_CALLS.CREDITS.endpoints) as readonly CreditProvider[];

/** The endpoint under which such a call is recorded; with `looks`, the endpoint of its look-up. */
export function ownEndpoint(purpose: OwnPurpose, provider: Provider, looks = false): string {
  const rule: OwnCallRule<Provider> = OWN_CALLS[purpose];
  const endpoint = (looks ? rule.lookUp : rule.endpoints)?.[provider];
  if (endpoint === undefined) throw new Error(`outreach-e10: there is no own call ${purpose} of ${provider}`);
  return endpoint;
}

export const OWN_PURPOSES = Object.keys(OWN_CALLS) as readonly OwnPurpose[];

function probeEndpoints(): Readonly<Record<Provider, string>> {
  const entries = PROVIDERS.map((provider) => {
    const endpoints: Readonly<Record<string, string>> = OPERATIONS[provider];
    return [provider, endpoints[PROBE_OPERATIONS[provider]]];
  });
  return Object.fromEntries(entries);
}
