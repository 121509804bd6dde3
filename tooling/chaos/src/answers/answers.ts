import { type FailureKind, failureRow, type Provider } from "@leadgen/core";
import {
  type FaultName,
  faultEntry,
  type PipelineFault,
  type ProviderName,
  pipelineFaults,
} from "@leadgen/simulator";
import { OPENING_WAYS } from "./opening-ways.ts";
import type { Way } from "./way.ts";

/** An answer that must open the breaker. */
export interface OpeningAnswer {
  readonly name: string;
  readonly provider: Provider;
  readonly way: Way;
  /** Undefined: whatever kind the client makes of it. */
  readonly kind: FailureKind | undefined;
}

/** One for each row of the failure table that an answer can make true, then whatever else means failure in the simulator. */
export function openingAnswersOf(provider: Provider): OpeningAnswer[] {
  const rows = [...OPENING_WAYS].flatMap(([rule, way]): OpeningAnswer[] => {
    const row = failureRow(rule);
    if (row.provider !== provider || typeof way === "string") return [];
    return [{ name: rule, provider, way, kind: "failure" in row.verdict ? row.verdict.failure : undefined }];
  });
  const taken = new Set(rows.flatMap(({ way }) => ("fault" in way ? [way.fault] : [])));
  const others = faultsAt(provider, "provider-failure")
    .filter(({ fault }) => !taken.has(fault))
    .map(({ fault }) => ({ name: fault, provider, way: { fault }, kind: undefined }));
  return [...rows, ...others];
}

/** What stops a campaign or says nothing about answers. */
const NOT_HARMLESS_HERE: readonly string[] = [
  // Waits for the faults to be cleared.
  "hold",
  // A campaign that finds nobody has nothing to hand over.
  "apollo empty-search",
];

/** Answers that look odd and mean nothing; those that few providers give first. */
export const harmlessAnswersOf = (provider: Provider): PipelineFault[] =>
  faultsAt(provider, "nothing")
    .filter(
      ({ fault, ...at }) =>
        !NOT_HARMLESS_HERE.includes(fault) && !NOT_HARMLESS_HERE.includes(`${at.provider} ${fault}`),
    )
    .toSorted((one, other) => givers(one) - givers(other));

const givers = ({ fault }: PipelineFault): number => faultEntry(fault).providers.length;

/** Answers about one record, most of which end its lead. */
export interface RecordAnswer extends PipelineFault {
  readonly ends: boolean;
}

/** The lead goes on: the domain takes every address; the mail is written without facts. */
const GOES_ON: ReadonlySet<string> = new Set(["millionverifier catch-all", "perplexity off-schema-text"]);

/** The simulator says that it depends: the text of these two is what differs from lead to lead. */
const ABOUT_THE_INPUT: ReadonlySet<ProviderName> = new Set(["perplexity", "openai"]);

export const recordAnswersOf = (provider: Provider): RecordAnswer[] =>
  [
    ...faultsAt(provider, "bad-record"),
    ...faultsAt(provider, "depends").filter(
      (each) => each.fault === "bad-request-400" && ABOUT_THE_INPUT.has(each.provider),
    ),
  ].map((each) => ({ ...each, ends: !GOES_ON.has(`${each.provider} ${each.fault}`) }));

const faultsAt = (provider: Provider, means: Parameters<typeof pipelineFaults>[0]): PipelineFault[] =>
  pipelineFaults(means).filter((each) => each.provider === provider.toLowerCase());

/** Names for messages. */
export const faultNames = (
  faults: readonly { readonly provider: string; readonly fault: FaultName }[],
): string => faults.map(({ provider, fault }) => `${provider} ${fault}`).join(", ");
