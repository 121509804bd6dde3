import { snapshot } from "../db/snapshot.ts";
import type { ApiDeps } from "../deps/api-deps.ts";
import { follow } from "../live/follow.ts";
import type { Source } from "../live/topic.ts";
import { stream } from "../procedure/procedure.ts";
import { byId, resumable } from "../schema/input.ts";
import { readCampaign } from "./read-campaign.ts";
import type { Campaign } from "./schema.ts";

/** The answer of `get`, and then each change of it. */
export const live = stream({ role: "member", scope: "read", of: { id: "campaign" } })
  .input(byId.extend(resumable))
  .subscription((call) => follow(call, () => campaignSource(call.ctx.deps, call.input.id)));

/** Does not check access: `follow` does. */
const campaignSource = ({ pool }: ApiDeps, id: string): Source<Campaign> => ({
  key: `campaign ${id}`,
  read: () => snapshot(pool, (tx) => readCampaign(tx, id)),
});
