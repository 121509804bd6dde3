import type { CampaignBrief } from "../campaign-briefs.ts";

const SENDER = { senderName: "Olivia Owner", senderCompany: "Dockplan" };
const PRODUCT = "Dock planning for warehouses: drivers book their own slot, and nobody queues at the gate.";

interface SeedBrief extends CampaignBrief {
  readonly senders?: string[];
  readonly addressLine?: string;
  readonly dailyLimit?: number;
}

function brief(name: string, title: string, country: string): CampaignBrief {
  return {
    name,
    criteria: { titles: [title], organizationLocations: [country] },
    offer: { product: PRODUCT, ...SENDER },
  };
}

/** One campaign for each state, each looking for different people. */
export const SEED = {
  draft: brief("Spanish growers (not started)", "Head of Logistics", "Spain"),
  outage: brief("Danish forwarders (through an outage, mails wait)", "Head of Operations", "Denmark"),
  sent: {
    ...brief("Swedish hauliers (sending active)", "Head of Operations", "Sweden"),
    senders: ["ada@ourdomain.example", "cleo@ourdomain.example"],
    addressLine: "Dockplan, Havnegade 1, 8000 Aarhus, Denmark",
    dailyLimit: 5,
  },
  refused: brief("German plants (texts refused)", "Plant Manager", "Germany"),
  nobody: brief("Icelandic ports (nobody found)", "Harbour Master", "Iceland"),
  cancelled: brief("Dutch retail (cancelled)", "Head of Marketing", "Netherlands"),
  running: brief("French warehouses (running)", "Warehouse Manager", "France"),
} satisfies Record<string, SeedBrief>;
