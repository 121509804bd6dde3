import type { Provider } from "../provider/providers.ts";
import { ENRICH_STEPS, hasEffect, providerOf, STEPS, type Step } from "./pipeline.ts";

/**
 * The steps at one provider, the ones where a failure costs most first: steps that are paid for or change something before
 * the others, and among equals the steps of ENRICH_LEAD, which run for each lead, before the rest.
 */
export function stepsAt(provider: Provider): readonly Step[] {
  const there = [...new Set<Step>([...ENRICH_STEPS, ...STEPS])].filter(
    (step) => providerOf(step) === provider,
  );
  return [...there.filter(hasEffect), ...there.filter((step) => !hasEffect(step))];
}

/** The first of `stepsAt`. @throws Error if the pipeline has no step at this provider. */
export function mainStepAt(provider: Provider): Step {
  const [main] = stepsAt(provider);
  if (main === undefined) throw new Error(`outreach-e9: no step of the pipeline calls ${provider}`);
  return main;
}
