import type { OfferInput, SearchCriteriaInput } from "@leadgen/core";

/** A campaign as a manager would set it up. */
export interface CampaignBrief {
  readonly name: string;
  readonly criteria: SearchCriteriaInput;
  readonly offer: OfferInput;
}

/** Three campaigns that look for different people, so that none finds another's. */
export const BRIEFS: readonly CampaignBrief[] = [
  {
    name: "Nordic freight",
    criteria: {
      titles: ["Head of Operations", "Director of Operations"],
      organizationLocations: ["Denmark", "Sweden", "Norway"],
      keywords: "freight",
    },
    offer: {
      product:
        "Route planning that fills empty return trips. Forwarders with 50 to 500 trucks save about a tenth of their fuel.",
      senderName: "Maja Holm",
      senderCompany: "Returlast",
    },
  },
  {
    name: "German machinery",
    criteria: {
      titles: ["Head of Production", "Plant Manager"],
      organizationLocations: ["Germany"],
      keywords: "automation",
    },
    offer: {
      product:
        "Sensors that hear a bearing fail two weeks early, with a plan for the repair. Fitted in a day, no contract.",
      senderName: "Jonas Brandt",
      senderCompany: "Lagerklang",
      tone: "matter-of-fact",
    },
  },
  {
    name: "Benelux retail",
    criteria: {
      titles: ["Head of Marketing", "Chief Marketing Officer"],
      organizationLocations: ["Netherlands", "Belgium"],
      keywords: "omnichannel",
    },
    offer: {
      product:
        "Loyalty that works without a card: customers are recognised at the till by what they usually buy.",
      senderName: "Saskia de Wit",
      senderCompany: "Stamgast",
      callToAction: "offer a look at the numbers of a shop of their size",
    },
  },
];

/** A campaign to be started while the breaker is OPEN. */
export const LATE_BRIEF: CampaignBrief = {
  name: "British clinics",
  criteria: {
    titles: ["Head of Operations"],
    organizationLocations: ["United Kingdom"],
    keywords: "outpatient",
  },
  offer: {
    product: "Reminders that patients answer, so that fewer appointments are missed.",
    senderName: "Ada Clarke",
    senderCompany: "Turnup",
  },
};
