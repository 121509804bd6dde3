import { hasEffect, type Provider, providerOf, STEPS, type Step } from "@leadgen/core";
import { KNOWN_PROVIDERS } from "../providers/all.ts";
import type { LeadFacts } from "../providers/known-provider.ts";
import type { SeenRequest } from "./provider-log.ts";

/** A call of the pipeline, by its row. */
export interface CallRow extends LeadFacts {
  readonly provider: Provider;
  readonly endpoint: string;
  readonly effect: boolean;
  readonly kept: boolean;
  readonly startedAt: Date;
  /** When the system knew how the call ended; null: not yet. */
  readonly endedAt: Date | null;
}

export interface Outage {
  readonly epoch: number;
  readonly opened: Date;
  readonly closed: Date | null;
}

export interface Evidence {
  readonly requests: readonly SeenRequest[];
  readonly calls: readonly CallRow[];
  readonly outages: readonly Outage[];
}

/** Requests that the providers saw and the ledger does not explain, in words. */
export function judgeRequests({ requests, calls, outages }: Evidence): string[] {
  return [
    ...withoutIntent(requests, calls),
    ...doneTwice(requests, calls),
    ...outages.flatMap((outage) => sentWhileOpen(outage, requests, calls)),
  ];
}

/** Each request must have its own row, with the same provider, endpoint and, if the request names one, lead. */
function withoutIntent(requests: readonly SeenRequest[], calls: readonly CallRow[]): string[] {
  const sent = tally(requests.map(({ provider, endpoint, subject }) => `${provider} ${endpoint} ${subject}`));
  const meant = tally(calls.map((call) => `${call.provider} ${call.endpoint} ${subjectOf(call)}`));
  return [...sent]
    .filter(([what, times]) => times > (meant.get(what) ?? 0))
    .map(
      ([what, times]) => `sent without an intent: ${times} requests, ${meant.get(what) ?? 0} rows, ${what}`,
    );
}

/**
 * Work may be repeated only as often as an earlier call's end was uncertain or a failure. Research and
 * writing name no address: for people who look the same to the provider, each may have its own call.
 */
function doneTwice(requests: readonly SeenRequest[], calls: readonly CallRow[]): string[] {
  const works = tally(requests.flatMap((request) => request.works));
  const excuses = tally(
    calls
      .filter(({ effect, kept }) => effect && !kept)
      .map((call) => `${stepAt(call.provider)} ${subjectOf(call)}`),
  );
  const colleagues = sharers(calls);
  return [...works].flatMap(([work, times]) => {
    if (times === 1) return [];
    const [step = ""] = work.split(" ");
    // Calls about a batch or a campaign are not about one lead: they excuse any lead.
    const excused = step === "HAND_OVER" ? 0 : (excuses.get(work) ?? excuses.get(`${step} undefined`) ?? 0);
    const wanted = colleagues.get(work)?.size ?? 1;
    return times > wanted + excused
      ? [`done ${times} times at the provider, ${excused} uncertain: ${work}`]
      : [];
  });
}

/** The addresses for which the same piece of work is wanted. */
function sharers(calls: readonly CallRow[]): Map<string, Set<string | null>> {
  const sharing = new Map<string, Set<string | null>>();
  for (const call of calls) {
    const work = `${stepAt(call.provider)} ${subjectOf(call)}`;
    sharing.set(work, (sharing.get(work) ?? new Set()).add(call.email));
  }
  return sharing;
}

const subjectOf = (call: CallRow): string | undefined => KNOWN_PROVIDERS[call.provider].subjectOfCall(call);

/** The provider's first step with an effect: the one that its uncertain calls excuse. */
const stepAt = (provider: Provider): Step | undefined =>
  STEPS.find((step) => hasEffect(step) && providerOf(step) === provider);

/** In each outage and at each endpoint, no more requests than calls whose intents are older than the opening. */
function sentWhileOpen(
  outage: Outage,
  requests: readonly SeenRequest[],
  calls: readonly CallRow[],
): string[] {
  const within = requests.filter(
    ({ at }) => at > outage.opened && (outage.closed === null || at < outage.closed),
  );
  const underWay = calls.filter(
    ({ startedAt, endedAt }) => startedAt <= outage.opened && (endedAt === null || endedAt >= outage.opened),
  );
  const allowed = tally(underWay.map(({ provider, endpoint }) => `${provider} ${endpoint}`));
  return [...tally(within.map(({ provider, endpoint }) => `${provider} ${endpoint}`))]
    .filter(([what, times]) => times > (allowed.get(what) ?? 0))
    .map(
      ([what, times]) =>
        `sent while OPEN in epoch ${outage.epoch}: ${times} x ${what}, ${allowed.get(what) ?? 0} calls were under way`,
    );
}

function tally(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
