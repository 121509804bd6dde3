import type { RouterOutputs } from "@leadgen/api";
import { ENRICH_STEPS, type EnrichStep } from "@leadgen/core";
import { tallyLeads } from "../../lib/lead-tally.ts";

export type ListedCampaign = Pick<
  RouterOutputs["campaign"]["list"]["items"][number],
  "status" | "leads" | "leadLimit" | "tally"
>;

const DONE: Readonly<Record<EnrichStep, string>> = {
  VERIFY: "verified",
  RESEARCH: "researched",
  WRITE: "written to",
  HAND_OVER: "handed over",
};

interface StepCount {
  readonly name: string;
  /** Null until counted. */
  readonly leads: number | null;
}

/** The first and last counts are current. Those between are older, so they are raised to the number of leads handed over. */
export function stepsOf({ status, leads, tally }: ListedCampaign): StepCount[] {
  const { open, over, handedOver } = tallyLeads(leads);
  const counted = (step: EnrichStep): number | null => {
    if (step === "HAND_OVER") return handedOver;
    if (tally === null) return status === "CREATED" ? 0 : null;
    return Math.max(tally.finishedSteps[step], handedOver);
  };
  return [
    { name: "found", leads: open + over },
    ...ENRICH_STEPS.map((step) => ({ name: DONE[step], leads: counted(step) })),
  ];
}
