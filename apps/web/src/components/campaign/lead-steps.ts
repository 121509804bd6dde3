import type { RouterOutputs } from "@leadgen/api";
import { ENRICH_STEPS, type EnrichStep, LEAD_TABLE, PIPELINE, PROVIDER_NAMES } from "@leadgen/core";
import { pauseWords } from "../../lib/failure-words.ts";

type Lead = Pick<
  RouterOutputs["lead"]["list"]["items"][number],
  "status" | "statusMessage" | "work" | "finishedAt"
>;

/** `ahead`: the lead has not reached the step and may never reach it. */
export type StepState = "done" | "running" | "waiting" | "failed" | "skipped" | "ahead";

export interface LeadStep {
  readonly step: EnrichStep;
  readonly state: StepState;
  /** The reason of the state, for people. */
  readonly why: string;
  /** When the step was done, or when the lead ended at it. */
  readonly at: Date | null;
}

export const STEP_WORDS: Readonly<Record<EnrichStep, string>> = {
  VERIFY: "Verify",
  RESEARCH: "Research",
  WRITE: "Write",
  HAND_OVER: "Hand over",
};

/** All steps of a lead: finished ones, the one where it is or ended, and those that it has not reached. */
export function stepsOfLead(lead: Lead): LeadStep[] {
  const finished = new Map(lead.work?.finishedSteps.map(({ step, finishedAt }) => [step, finishedAt]));
  const current = ENRICH_STEPS.find((step) => !finished.has(step));
  return ENRICH_STEPS.map((step) => {
    const at = finished.get(step);
    if (at !== undefined) return { step, state: "done", why: "done", at };
    if (step === current) return { step, ...standing(lead, step) };
    return { step, state: "ahead", why: "not reached", at: null };
  });
}

function standing(lead: Lead, step: EnrichStep): Omit<LeadStep, "step"> {
  const { status, statusMessage, work, finishedAt } = lead;
  if (!LEAD_TABLE[status].open) {
    if (status === "FAILED") {
      const why = work?.errorMessage ?? statusMessage ?? LEAD_TABLE.FAILED.meaning;
      return { state: "failed", why: `failed: ${why}`, at: finishedAt };
    }
    return { state: "skipped", why: statusMessage ?? LEAD_TABLE[status].meaning, at: finishedAt };
  }
  if (work === null) return { state: "ahead", why: "not reached: the address is not known yet", at: null };
  const { status: job, calling, pauseCause } = work;
  if (calling?.split(":")[0] === step)
    return { state: "running", why: `at work at ${PROVIDER_NAMES[PIPELINE[step].provider]}`, at: null };
  if (pauseCause !== null)
    return { state: "waiting", why: `stopped with all work: ${pauseWords(pauseCause)}`, at: null };
  const why =
    job === "RUNNING" ? `waits for its turn at ${PROVIDER_NAMES[PIPELINE[step].provider]}` : "in line";
  return { state: "waiting", why, at: null };
}
