import { endpointOf, lookUpEndpointOf } from "@leadgen/core";
import { answer, says } from "../answers/way.ts";
import { byAddress, COMPANY, EMAIL, type KnownProvider, PERSON } from "./known-provider.ts";

const NOBODY_ADDED = { status: "success", leads_uploaded: 0, created_leads: [], remaining_in_plan: 9 };

export const instantly: KnownProvider<"INSTANTLY"> = {
  mainCall: (providers, { campaignId }) =>
    providers.instantly.addLead({
      ...{ campaignId, email: EMAIL, firstName: PERSON.firstName, lastName: PERSON.lastName },
      ...{ companyName: COMPANY.name, jobTitle: null, website: null },
      ...{ subject: "Docks in Aarhus", body: "Hello Maren, a question about your docks.", ourLeadId: "L-1" },
    }),
  subjectOfRequest: ({ body }) => {
    const { leads, contacts } = (body ?? {}) as { leads?: { email: string }[]; contacts?: string[] };
    return (leads?.[0]?.email ?? contacts?.[0])?.toLowerCase();
  },
  subjectOfCall: byAddress,
  worksOf: (effect) => {
    if (effect.kind === "instantly.campaign-created") return [`CAMPAIGN ${effect.campaign.name}`];
    if (effect.kind !== "instantly.leads-added") return [];
    return effect.leads.map((lead) => `HAND_OVER ${lead.email.toLowerCase()}`);
  },
  ways: {
    "instantly.request-rejected": { fault: "request-refused-400" },
    "instantly.edge-block": { fault: "edge-403-html" },
    "instantly.campaign-gone": { fault: "campaign-404" },
    "instantly.plan-used-up": { fault: "plan-used-up" },
    "instantly.lead-unaccounted": says("INSTANTLY", 200, NOBODY_ADDED),
    "instantly.add-failed": says("INSTANTLY", 200, { status: "error", message: "Not added" }),
    "instantly.campaign-still-there": "no campaign is deleted at the sender here",
    "instantly.still-there": "nobody is taken out in these campaigns",
    "instantly.added-missing": {
      says: {
        [endpointOf("HAND_OVER")]: answer(200, { status: "success", leads_uploaded: 1 }),
        [lookUpEndpointOf("HAND_OVER")]: answer(200, { items: [] }),
      },
    },
  },
};
