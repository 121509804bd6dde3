import { BILLED_IN, PIPELINE, type PipelineRow, PROVIDERS, type Provider } from "@leadgen/core";
import type { EstimateLine } from "../schema/estimate.ts";

/** Jobs with the same remaining steps. */
export interface Ahead {
  /** Names of rows of the pipeline's table, in order. */
  readonly steps: readonly string[];
  readonly jobs: number;
  /** Leads that the jobs work on. */
  readonly leads: number;
  /** Calls of a step that handles several leads at once. */
  readonly batches: number;
}

/** Average cost of one call by provider, in US dollars; absent: unknown. */
export type MeanCosts = Readonly<Partial<Record<Provider, number>>>;

type Step = Pick<PipelineRow, "provider" | "effect" | "buys">;
/** The pipeline's table, or another one in a test. */
type Pipeline = Readonly<Record<string, Step>>;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

function rowOf(pipeline: Pipeline, step: string): Step {
  const row = pipeline[step];
  if (row === undefined) throw new Error(`api-e19: the pipeline has no step ${step}`);
  return row;
}

/** Counts the jobs by the provider of their next call; null: no call is left. */
export function jobsByNextProvider(
  groups: readonly Ahead[],
  pipeline: Pipeline = PIPELINE,
): { provider: Provider | null; jobs: number }[] {
  const nextOf = ([step]: readonly string[]): Provider | null =>
    step === undefined ? null : rowOf(pipeline, step).provider;
  return [...PROVIDERS, null]
    .map((provider) => ({
      provider,
      jobs: sum(groups.filter(({ steps }) => nextOf(steps) === provider).map(({ jobs }) => jobs)),
    }))
    .filter(({ jobs }) => jobs > 0);
}

/** The jobs' calls to each provider, at most. A free step of many calls, such as a search, counts once per job. */
export function estimateOf(
  groups: readonly Ahead[],
  costs: MeanCosts,
  pipeline: Pipeline = PIPELINE,
): EstimateLine[] {
  const asked = groups.flatMap(({ steps, jobs, leads, batches }) =>
    steps.map((step) => {
      const { provider, effect, buys } = rowOf(pipeline, step);
      const calls = buys?.leadsPerCall === undefined ? jobs : batches;
      return {
        provider,
        calls,
        paidCalls: effect === "PAID" ? calls : 0,
        credits: leads * (buys?.creditsPerLead ?? 0),
      };
    }),
  );
  return PROVIDERS.map((provider) => {
    const here = asked.filter((step) => step.provider === provider);
    return estimateLineOf(provider, {
      calls: sum(here.map((step) => step.calls)),
      paidCalls: sum(here.map((step) => step.paidCalls)),
      credits: sum(here.map((step) => step.credits)),
      meanCost: costs[provider],
    });
  }).filter((line) => line.calls > 0);
}

interface Asked {
  readonly calls: number;
  /** Calls that are paid. */
  readonly paidCalls: number;
  /** Null: unknown. */
  readonly credits: number | null;
  /** US dollars per paid call; undefined: unknown. */
  readonly meanCost: number | undefined;
}

/** The line of one provider, in the unit that it charges in. */
export function estimateLineOf(provider: Provider, asked: Asked): EstimateLine {
  const { calls, paidCalls, credits, meanCost } = asked;
  const unit = paidCalls > 0 ? BILLED_IN[provider] : null;
  return {
    provider,
    calls,
    credits: BILLED_IN[provider] === "CREDITS" ? credits : null,
    costUsd: unit === "USD" && meanCost !== undefined ? paidCalls * meanCost : null,
    assumed: false,
    costUnknown: unit === "USD" ? meanCost === undefined : unit === "CREDITS" && credits === null,
  };
}

/** Marks the dollars that do not come from calls that were made. */
export const markAssumed = (lines: readonly EstimateLine[], known: MeanCosts): EstimateLine[] =>
  lines.map((line) => ({ ...line, assumed: line.costUsd !== null && known[line.provider] === undefined }));

/** The sum of two estimates. */
export function addEstimates(one: readonly EstimateLine[], other: readonly EstimateLine[]): EstimateLine[] {
  return PROVIDERS.flatMap((provider) => {
    const [first, ...rest] = [...one, ...other].filter((line) => line.provider === provider);
    return first === undefined ? [] : [rest.reduce(addLines, first)];
  });
}

const addLines = (one: EstimateLine, other: EstimateLine): EstimateLine => {
  const costUnknown = one.costUnknown || other.costUnknown;
  return {
    provider: one.provider,
    calls: one.calls + other.calls,
    credits: costUnknown ? null : addKnown(one.credits, other.credits),
    costUsd: costUnknown ? null : addKnown(one.costUsd, other.costUsd),
    assumed: !costUnknown && (one.assumed || other.assumed),
    costUnknown,
  };
};

const addKnown = (one: number | null, other: number | null): number | null =>
  one === null && other === null ? null : (one ?? 0) + (other ?? 0);
