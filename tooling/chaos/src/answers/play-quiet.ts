import type { PipelineFault } from "@leadgen/simulator";
import type { Site } from "../site/site.ts";
import { faultNames, type RecordAnswer } from "./answers.ts";
import {
  complaintsAbout,
  endOf,
  epochOf,
  HANDED_OVER_OF_NEW,
  LEADS,
  newCampaign,
  revealedCampaign,
  workToTheEnd,
} from "./campaign.ts";
import type { Played } from "./play-opening.ts";

/** How long a slow answer takes, in milliseconds: less than the deadline. */
const SLOW_MS = 200;

/** Every call of two campaigns, one new and one with good addresses, gets an odd answer without meaning. */
export async function playHarmless(site: Site, faults: readonly PipelineFault[]): Promise<Played> {
  const begin = await revealedCampaign(site);
  const before = await epochOf(site);
  for (const { provider, fault } of faults) site.simulator.setFault({ provider, fault, ms: SLOW_MS });
  const campaignId = await begin();
  const fromTheBeginning = await newCampaign(site)();
  const openings = (await workToTheEnd(site)) - before;
  const told = site.simulator.faults().filter(({ shown }) => shown > 0).length === faults.length;
  site.simulator.clearFaults();
  const good = await endOf(site, campaignId);
  const searched = await endOf(site, fromTheBeginning);
  const violations = [
    ...(openings === 0 ? [] : [`the breaker opened ${openings} times`]),
    ...complaintsAbout(good),
    ...complaintsAbout(searched),
    ...(good.handedOver === LEADS ? [] : [`${good.handedOver} of ${LEADS} were handed over`]),
    ...(searched.handedOver + searched.byNature === LEADS && searched.handedOver >= HANDED_OVER_OF_NEW
      ? []
      : [
          `${searched.handedOver} of those searched were handed over, ${searched.byNature} have no good address`,
        ]),
  ];
  return { told, violations: named(faults, violations) };
}

/** One call at each provider except Apollo gets an answer about its record. */
export async function playRecords(site: Site, answers: readonly RecordAnswer[]): Promise<Played> {
  const begin = await revealedCampaign(site);
  const before = await epochOf(site);
  for (const { provider, fault, operation } of answers)
    site.simulator.setFault({ provider, fault, operation, times: 1 });
  const campaignId = await begin();
  const openings = (await workToTheEnd(site)) - before;
  const told = site.simulator.faults().filter(({ shown }) => shown === 1).length === answers.length;
  site.simulator.clearFaults();
  const end = await endOf(site, campaignId);
  const ended = LEADS - end.handedOver;
  const expected = answers.filter(({ ends }) => ends).length;
  const violations = [
    ...(openings === 0 ? [] : [`the breaker opened ${openings} times`]),
    // If the provider refuses the lead's data, its job fails.
    ...complaintsAbout(end, expected),
    ...(ended === expected ? [] : [`${ended} leads ended by it, and not ${expected}`]),
  ];
  return { told, violations: named(answers, violations) };
}

/** The people of one reveal are not found, or have no address. */
export async function playReveal(site: Site, answer: RecordAnswer): Promise<Played> {
  const before = await epochOf(site);
  const { provider, fault, operation } = answer;
  site.simulator.setFault({ provider, fault, operation, times: 1 });
  const campaignId = await newCampaign(site)();
  const openings = (await workToTheEnd(site)) - before;
  const told = site.simulator.faults().some(({ shown }) => shown === 1);
  site.simulator.clearFaults();
  const end = await endOf(site, campaignId);
  const violations = [
    ...(openings === 0 ? [] : [`the breaker opened ${openings} times`]),
    ...complaintsAbout(end),
    ...(end.handedOver + end.byNature === LEADS && end.handedOver > 0 && end.byNature >= LEADS / 2
      ? []
      : [`${end.handedOver} were handed over, ${end.byNature} have no good address`]),
  ];
  return { told, violations: named([answer], violations) };
}

const named = (faults: readonly PipelineFault[], violations: readonly string[]): string[] =>
  violations.map((each) => `${faultNames(faults)}: ${each}.`);
