import { PIPELINE, type PipelineRow, PROVIDERS, type Provider } from "@leadgen/core";
import type { ClosePreview } from "./schema.ts";

/** Paused jobs that have the same steps ahead of them. */
export interface Ahead {
  /** Names of rows of the pipeline's table, in order. */
  readonly steps: readonly string[];
  readonly jobs: number;
  /** Leads that the jobs work on. */
  readonly leads: number;
  /** Calls of a step that asks for several leads at once. */
  readonly batches: number;
}

type Step = Pick<PipelineRow, "provider" | "buys">;
/** The pipeline's table, or another one in a test. */
type Pipeline = Readonly<Record<string, Step>>;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

function rowOf(pipeline: Pipeline, step: string): Step {
  const row = pipeline[step];
  if (row === undefined) throw new Error(`api-e19: the pipeline has no step ${step}`);
  return row;
}

/** How many jobs call which provider first; null: no call is left. */
export function jobsByNextProvider(
  groups: readonly Ahead[],
  pipeline: Pipeline = PIPELINE,
): ClosePreview["byNextProvider"] {
  const nextOf = ([step]: readonly string[]): Provider | null =>
    step === undefined ? null : rowOf(pipeline, step).provider;
  return [...PROVIDERS, null]
    .map((provider) => ({
      provider,
      jobs: sum(groups.filter(({ steps }) => nextOf(steps) === provider).map(({ jobs }) => jobs)),
    }))
    .filter(({ jobs }) => jobs > 0);
}

/** What the jobs will ask of each provider, at most. A free step of many calls, such as a search, is counted once a job. */
export function estimateOf(
  groups: readonly Ahead[],
  pipeline: Pipeline = PIPELINE,
): ClosePreview["estimate"] {
  const calls = groups.flatMap(({ steps, jobs, leads, batches }) =>
    steps.map((step) => {
      const { provider, buys } = rowOf(pipeline, step);
      const credits = leads * (buys?.creditsPerLead ?? 0);
      return { provider, calls: buys?.leadsPerCall === undefined ? jobs : batches, credits };
    }),
  );
  return PROVIDERS.map((provider) => {
    const here = calls.filter((call) => call.provider === provider);
    return {
      provider,
      calls: sum(here.map((call) => call.calls)),
      credits: sum(here.map((call) => call.credits)),
    };
  }).filter((line) => line.calls > 0);
}
