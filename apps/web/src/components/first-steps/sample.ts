import { type Me, nameOf } from "../../lib/me.ts";
import { SAMPLE_NAME } from "./sample-name.ts";

type Organization = Me["organizations"][number];

/** Few, since real providers charge for each. */
export const SAMPLE_LEADS = 10;

/** A small campaign that runs through every step. */
export const sampleCampaign = (me: Me, { id, name }: Organization) => ({
  organizationId: id,
  name: SAMPLE_NAME,
  leadLimit: SAMPLE_LEADS,
  criteria: { titles: ["Head of Operations"], locations: ["Denmark"] },
  offer: {
    product:
      "Slot booking for warehouses: drivers pick a time, lorries stop queueing, and the yard stays quiet. For sites with more than ten docks.",
    senderName: nameOf(me),
    senderCompany: name,
  },
});
