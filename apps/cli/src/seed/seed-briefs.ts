import type { CampaignBrief } from "../campaign-briefs.ts";

const SENDER = { senderName: "Olivia Owner", senderCompany: "Dockplan" };
const PRODUCT = "Dock planning for warehouses: drivers book their own slot, and nobody queues at the gate.";

function brief(name: string, title: string, country: string): CampaignBrief {
  return {
    name,
    criteria: { titles: [title], organizationLocations: [country] },
    offer: { product: PRODUCT, ...SENDER },
  };
}

/** One campaign for each way to be, each looking for other people. */
export const SEED = {
  draft: brief("Spanish growers (not started)", "Head of Logistics", "Spain"),
  outage: brief("Danish forwarders (through an outage)", "Head of Operations", "Denmark"),
  refused: brief("German plants (texts refused)", "Plant Manager", "Germany"),
  nobody: brief("Icelandic ports (nobody found)", "Harbour Master", "Iceland"),
  cancelled: brief("Dutch retail (cancelled)", "Head of Marketing", "Netherlands"),
  running: brief("French warehouses (running)", "Warehouse Manager", "France"),
} as const;
