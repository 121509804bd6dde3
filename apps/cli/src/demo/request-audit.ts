import { createHash } from "node:crypto";
import { PROVIDERS, type Provider } from "@leadgen/core";
import { type Effect, type EndedLine, type ReceivedLine, readRequests } from "@leadgen/simulator";

/** A request as the provider saw it, from the simulator's own log. */
export interface SeenRequest {
  readonly received: ReceivedLine;
  /** Undefined: still under way. */
  readonly ended: EndedLine | undefined;
}

export async function readSeenRequests(logFile: string): Promise<SeenRequest[]> {
  const seen = new Map<number, SeenRequest>();
  for await (const line of readRequests(logFile)) {
    if (line.event === "received") seen.set(line.seq, { received: line, ended: undefined });
    else {
      const request = seen.get(line.seq);
      if (request !== undefined) seen.set(line.seq, { ...request, ended: line });
    }
  }
  return [...seen.values()];
}

/** The requests with this API key. */
export function madeWith(key: string, requests: readonly SeenRequest[]): SeenRequest[] {
  const fingerprint = createHash("sha256").update(key).digest("hex").slice(0, 12);
  return requests.filter(({ received }) => received.keyFingerprint === fingerprint);
}

export const begunAfter = (moment: Date, requests: readonly SeenRequest[]): SeenRequest[] =>
  requests.filter(({ received }) => new Date(received.at) > moment);

export function countByProvider(requests: readonly SeenRequest[]): Record<Provider, number> {
  const counts = PROVIDERS.map((provider) => {
    const mine = requests.filter(({ received }) => received.provider === provider.toLowerCase());
    return [provider, mine.length];
  });
  return Object.fromEntries(counts) as Record<Provider, number>;
}

/** Names of paid work that was confirmed to the caller more than once, for example `WRITE 4be1...`. */
export function paidTwice(requests: readonly SeenRequest[]): string[] {
  const confirmed = requests.filter(({ ended }) => ended?.event === "answered" && ended.fault === null);
  return repeated(confirmed.flatMap(({ ended }) => worksOf(ended)));
}

/** Addresses that Instantly added to a campaign more than once, whether or not the caller got the answer. */
export function addedTwice(requests: readonly SeenRequest[]): string[] {
  return repeated(requests.flatMap(({ ended }) => worksOf(ended))).filter((work) =>
    work.startsWith("HAND_OVER"),
  );
}

/** Number of requests whose work was done but whose answer never reached us. */
export function unconfirmedWork(requests: readonly SeenRequest[]): number {
  return requests.filter(
    ({ ended }) => ended?.workDone && (ended.event === "dropped" || ended.fault !== null),
  ).length;
}

/** The pieces of work in one request; equal pieces have equal names. */
function worksOf(ended: EndedLine | undefined): string[] {
  return ended?.workDone ? namesOf(ended.workDone) : [];
}

function namesOf(effect: Effect): string[] {
  switch (effect.kind) {
    case "apollo.enriched":
      return effect.personIds.map((id) => `REVEAL ${id}`);
    case "millionverifier.verified":
      return [`VERIFY ${effect.email}`];
    case "perplexity.answered":
      return [`RESEARCH ${effect.requestKey}`];
    case "openai.generated":
      return [`WRITE ${effect.requestKey}`];
    case "instantly.campaign-created":
      return [`CAMPAIGN ${effect.campaign.name}`];
    case "instantly.leads-added":
      return effect.leads.map((lead) => `HAND_OVER ${lead.email} into ${effect.campaignId}`);
    default:
      return [];
  }
}

function repeated(names: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const name of names) (seen.has(name) ? twice : seen).add(name);
  return [...twice];
}
