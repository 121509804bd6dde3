import type { CampaignStatus } from "@leadgen/core";
import type { Tx } from "@leadgen/db";
import { maySee, type Visible } from "../access/in-organization.ts";
import { notFound } from "../db/must-exist.ts";
import { snapshot } from "../db/snapshot.ts";
import type { ApiDeps } from "../deps/api-deps.ts";
import { procedure } from "../procedure/procedure.ts";
import { readCommonWaits, type Wait, waitFor, waitList } from "../queue/read-waits.ts";
import { byId } from "../schema/input.ts";

export const waits = procedure({
  role: "member",
  scope: "read",
  of: { id: "campaign" },
  rest: "GET /campaigns/{id}/waits",
  area: "Campaigns",
  summary: "Why nothing happens in a campaign: every condition that is not met",
  description:
    "The condition that stops it now comes first. Empty: it is making progress, or it has ended and nothing is left to do.",
})
  .input(byId)
  .output(waitList)
  .query(({ ctx: { deps, visible }, input }) =>
    snapshot(deps.pool, async (tx) => ({ items: await readWaits(tx, { id: input.id, deps, visible }) })),
  );

interface Asked {
  readonly id: string;
  readonly deps: ApiDeps;
  readonly visible: Visible;
}

interface Row {
  readonly status: CampaignStatus;
  readonly sendingState: string;
  readonly people: boolean;
  readonly handedOver: boolean;
  readonly waiting: boolean;
  readonly running: boolean;
}

/** Must run in a snapshot. @throws ApiError NOT_FOUND. */
async function readWaits(tx: Tx, { id, deps, visible }: Asked): Promise<Wait[]> {
  const [row] = await tx.query<Row>(CAMPAIGN, [id]);
  if (row === undefined) throw notFound("campaign", id);
  if (row.status === "CREATED") return [waitFor("NOT_STARTED", "It has not been started.")];
  const going = row.status === "RUNNING";
  return [
    ...(going ? await readCommonWaits(tx, deps) : []),
    ...(going && row.waiting && !row.running ? await behind(tx, id, visible) : []),
    ...(row.status === "COMPLETED" && !row.people ? [waitFor("NOBODY_FOUND", NOBODY)] : []),
    ...(row.handedOver && row.sendingState === "NOT_ACTIVATED"
      ? [waitFor("NOT_ACTIVATED", NOT_ACTIVATED)]
      : []),
  ];
}

const NOBODY =
  "The search found nobody. Create another campaign with a wider search: fewer keywords, more titles or places.";
const NOT_ACTIVATED = "Nobody gets a mail until a person looks the mails through and activates the sending.";

const CAMPAIGN = `
  SELECT status, sending_state AS "sendingState",
         EXISTS (SELECT FROM lead WHERE campaign_id = campaign.id) AS people,
         EXISTS (SELECT FROM lead WHERE campaign_id = campaign.id AND status = 'HANDED_OVER') AS "handedOver",
         EXISTS (SELECT FROM job WHERE campaign_id = campaign.id AND finished_at IS NULL AND status = 'PENDING') AS waiting,
         EXISTS (SELECT FROM job WHERE campaign_id = campaign.id AND finished_at IS NULL AND status = 'RUNNING') AS running
  FROM campaign WHERE id = $1`;

/** Number of names at most. */
const NAMED = 3;

/** Campaigns that are worked on while this one waits. Other organizations' campaigns are counted, but not named. */
async function behind(tx: Tx, id: string, visible: Visible): Promise<Wait[]> {
  const ahead = await tx.query<{ name: string; organizationId: string }>(AHEAD, [id]);
  if (ahead.length === 0) return [];
  const names = ahead.filter(({ organizationId }) => maySee(visible, organizationId)).map(({ name }) => name);
  const shown = names.slice(0, NAMED).map((name) => `“${name}”`);
  const rest = ahead.length - shown.length;
  const who = [...shown, ...(rest > 0 ? [`${rest} ${shown.length > 0 ? "more" : "of others"}`] : [])].join(
    ", ",
  );
  return [waitFor("BEHIND", `Its turn comes between those of campaigns that run as well: ${who}.`)];
}

const AHEAD = `
  SELECT name, organization_id AS "organizationId" FROM campaign
  WHERE status = 'RUNNING' AND id <> $1
    AND EXISTS (SELECT FROM job WHERE campaign_id = campaign.id AND finished_at IS NULL AND status = 'RUNNING')
  ORDER BY started_at LIMIT 100`;
