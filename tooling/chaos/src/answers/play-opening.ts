import type { Provider } from "@leadgen/core";
import { readBreaker } from "@leadgen/core/outreach";
import { autocommit } from "@leadgen/db";
import { type ProviderName, pipelineFault } from "@leadgen/simulator";
import type { Front } from "../misbehaviour/front.ts";
import { ALL_OVER, rowsOf, until } from "../site/rows.ts";
import type { Site } from "../site/site.ts";
import type { OpeningAnswer } from "./answers.ts";
import {
  type Begin,
  closeWhenQuiet,
  complaintsAbout,
  type End,
  endOf,
  epochOf,
  HANDED_OVER_OF_NEW,
  LEADS,
  newCampaign,
  revealedCampaign,
  workToTheEnd,
} from "./campaign.ts";
import type { Way } from "./way.ts";

/** The result of playing one answer. */
export interface Played {
  /** Whether the answer was given at all. */
  readonly told: boolean;
  readonly violations: readonly string[];
}

/** Every call gets the answer until the breaker has opened. Then answers are good again, the breaker is closed, and work goes on. */
export async function playOpening(site: Site, front: Front, answer: OpeningAnswer): Promise<Played> {
  const { provider, way } = answer;
  const begin: Begin = provider === "APOLLO" ? newCampaign(site) : await revealedCampaign(site);
  const before = await epochOf(site);
  const given = give(site, front, { provider, way });
  const campaignId = await begin();
  await until(site, `SELECT (SELECT state = 'OPEN' FROM breaker) OR (${ALL_OVER})`);
  const open = await whileOpen(site, { answer, before, campaignId });
  const told = given.stop();
  if (open.length === 0) await closeWhenQuiet(site);
  const epoch = await workToTheEnd(site);
  const openings = epoch - before;
  const violations = [
    ...open,
    ...(openings === 1 ? [] : [`the breaker opened ${openings} times`]),
    ...complaints(provider, await endOf(site, campaignId)),
  ];
  return { told, violations: violations.map((each) => `${answer.name}: ${each}.`) };
}

function complaints(provider: Provider, end: End): string[] {
  const ended = LEADS - end.handedOver - (provider === "APOLLO" ? end.byNature : 0);
  const enough = provider !== "APOLLO" || end.handedOver >= HANDED_OVER_OF_NEW;
  return [
    ...complaintsAbout(end),
    ...(ended === 0 && enough ? [] : [`${ended} leads ended by it, ${end.handedOver} were handed over`]),
  ];
}

interface Opened {
  readonly answer: OpeningAnswer;
  readonly before: number;
  readonly campaignId: string;
}

/** What is wrong while the breaker is open. If the answer did not open it, it is CLOSED. */
async function whileOpen(site: Site, { answer, before, campaignId }: Opened): Promise<string[]> {
  const { state, epoch, provider, failureKind } = await readBreaker(autocommit(site.pool));
  if (state !== "OPEN") return ["it did not open the breaker"];
  const [rows] = await rowsOf<{ live: string[] | null; campaign: string }>(site, LIVE, [campaignId]);
  const expected = `${answer.provider} ${answer.kind ?? failureKind}, epoch ${before + 1}`;
  const seen = `${provider} ${failureKind}, epoch ${epoch}`;
  return [
    ...(seen === expected ? [] : [`opened by ${seen}, not ${expected}`]),
    ...(rows?.campaign === "RUNNING" ? [] : [`the campaign is ${rows?.campaign} while OPEN`]),
    ...(String(rows?.live ?? "PAUSED") === "PAUSED" ? [] : [`jobs are ${rows?.live} while OPEN`]),
  ];
}

const LIVE = `
  SELECT status::text AS campaign,
         (SELECT array_agg(DISTINCT status::text) FROM job WHERE finished_at IS NULL) AS live
  FROM campaign WHERE id = $1`;

interface Given {
  /** Stops giving the answer. @returns whether it was ever given. */
  stop(): boolean;
}

/** From now on every call to which the answer applies gets it. */
function give(site: Site, front: Front, { provider, way }: { provider: Provider; way: Way }): Given {
  if ("fault" in way) {
    const fault = pipelineFault(provider.toLowerCase() as ProviderName, way.fault);
    if (fault === undefined) throw new Error(`chaos-q3: ${provider} cannot show ${way.fault}`);
    site.simulator.setFault(fault);
    return {
      stop() {
        const shown = site.simulator.faults().some((rule) => rule.shown > 0);
        site.simulator.clearFaults();
        return shown;
      },
    };
  }
  let told = false;
  front.decide = (from, _honest, endpoint) => {
    const act = from === provider ? way.says[endpoint] : undefined;
    told ||= act !== undefined;
    return act;
  };
  return {
    stop() {
      front.decide = () => undefined;
      return told;
    },
  };
}
