import type { ApiDeps } from "../api-deps.ts";
import { type CampaignDetails, getCampaign } from "../read/get-campaign.ts";
import { snapshot } from "../read/snapshot.ts";
import type { Source } from "./topic.ts";

/** One campaign with all that its page shows. Whether somebody may see it is not its business. */
export const campaignSource = ({ pool }: ApiDeps, id: string): Source<CampaignDetails> => ({
  key: `campaign ${id}`,
  read: () => snapshot(pool, (tx) => getCampaign(tx, id)),
});
