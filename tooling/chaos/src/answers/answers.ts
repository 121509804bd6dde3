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
  /** Undefined: any kind that the client reports. */
  readonly kind: FailureKind | undefined;
}

/** One answer for each row of the failure table that an answer can match, then the simulator's other failures. */
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

/** Faults that stop a campaign or are not about answers. */
const NOT_HARMLESS_HERE: readonly string[] = [
  // Waits for the faults to be cleared.
  "hold",
  // A campaign that finds nobody has nothing to hand over.
  "apollo empty-search",
];

/** Odd answers without meaning; those that few providers give come first. */
export const harmlessAnswersOf = (provider: Provider): PipelineFault[] =>
  faultsAt(provider, "nothing")
    .filter(
      ({ fault, ...at }) =>
        !NOT_HARMLESS_HERE.includes(fault) && !NOT_HARMLESS_HERE.includes(`${at.provider} ${fault}`),
    )
    .toSorted((one, other) => givers(one) - givers(other));

const givers = ({ fault }: PipelineFault): number => faultEntry(fault).providers.length;

/** An answer about one record; most of them end its lead. */
export interface RecordAnswer extends PipelineFault {
  readonly ends: boolean;
}

/** After these the lead goes on: the domain accepts every address; the mail is written without facts. */
const GOES_ON: ReadonlySet<string> = new Set(["millionverifier catch-all", "perplexity off-schema-text"]);

/** The simulator marks some faults as "depends". For these two providers they are about the record, since the text differs by lead. */
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
