import { PROVIDER_NAMES } from "@leadgen/core";
import { SAMPLE_LEADS } from "./sample.ts";
import type { FirstFacts } from "./use-first-steps.ts";

export interface FirstStep {
  readonly key: "organization" | "providers" | "sample" | "own" | "company";
  readonly title: string;
  readonly words: string;
  readonly done: boolean;
}

/** True if all providers are simulated: nothing costs money and no mail is sent. */
export const practises = ({ providers }: Pick<FirstFacts, "providers">): boolean =>
  providers.length > 0 && providers.every(({ simulated }) => simulated);

/** A new user's steps, in order, and whether each is done. */
export function stepsOf(facts: FirstFacts): FirstStep[] {
  const { organization, sample, own, company } = facts;
  return [
    {
      key: "organization",
      title: "Make your organization",
      words: organization === undefined ? "Campaigns and leads belong to one." : organization.name,
      done: organization !== undefined,
    },
    { key: "providers", title: "Know where the work is done", ...worldOf(facts) },
    {
      key: "sample",
      title: "Run the sample campaign",
      words: practises(facts)
        ? `${SAMPLE_LEADS} invented people, every step; takes about a minute and costs nothing.`
        : `${SAMPLE_LEADS} people at most, every step. It is made as a draft: its price is told before the start.`,
      done: sample?.status === "COMPLETED",
    },
    {
      key: "own",
      title: "Make a campaign of your own",
      words: "Whom you look for, and what you offer them. Nothing is paid before it is started.",
      done: own,
    },
    {
      key: "company",
      title: "Invite a colleague",
      words: "They see your organization's campaigns, and nobody else's.",
      done: company,
    },
  ];
}

function worldOf(facts: FirstFacts): Pick<FirstStep, "words" | "done"> {
  const { providers } = facts;
  const missing = providers
    .filter(({ configured }) => !configured)
    .map(({ provider }) => PROVIDER_NAMES[provider]);
  if (providers.length === 0) return { words: "The server can't say now.", done: false };
  if (missing.length > 0) {
    const names = missing.join(", ");
    return { words: `Without a key: ${names}. The person who runs the server sets the keys.`, done: false };
  }
  if (practises(facts)) {
    return {
      words: "Practice: the simulator stands in for all five. Nothing is bought or sent.",
      done: true,
    };
  }
  const real = providers.filter(({ simulated }) => !simulated).length;
  return { words: `${real} of five are real, and charge for what they do.`, done: true };
}
