import type { Provider } from "../provider/providers.ts";
import { ENRICH_STEPS, hasEffect, providerOf, STEPS, type Step } from "./pipeline.ts";

/**
 * The steps at one provider, that at which a failure costs most first: what is paid for or changes something before
 * what is not, and what happens to each lead before the rest.
 */
export function stepsAt(provider: Provider): readonly Step[] {
  const there = [...new Set<Step>([...ENRICH_STEPS, ...STEPS])].filter(
    (step) => providerOf(step) === provider,
  );
  return [...there.filter(hasEffect), ...there.filter((step) => !hasEffect(step))];
}

/** The first of them. @throws if the pipeline has none at this provider. */
export function mainStepAt(provider: Provider): Step {
  const [main] = stepsAt(provider);
  if (main === undefined) throw new Error(`outreach-e9: no step of the pipeline calls ${provider}`);
  return main;
}
