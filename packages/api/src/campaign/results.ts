import { LEAD_STATUSES, LEAD_TABLE } from "@leadgen/core";
import { sqlSpent } from "@leadgen/core/outreach";
import { columns, type Row, type RowOf, type Tx } from "@leadgen/db";
import { z } from "zod";
import { notFound } from "../db/must-exist.ts";
import { snapshot } from "../db/snapshot.ts";
import { spent } from "../db/spent.ts";
import { Where } from "../db/where.ts";
import { procedure } from "../procedure/procedure.ts";
import {
  campaignStatus,
  count,
  id,
  leadStatus,
  named,
  page,
  textOrNull,
  timeOrNull,
} from "../schema/fields.ts";
import { byId } from "../schema/input.ts";
import { keyOf, type List, pageFields, pageOf, UUID_KEY } from "../schema/page.ts";

const filter = byId.extend({ status: z.enum(LEAD_STATUSES).default("HANDED_OVER"), ...pageFields });

/** The result of one lead, and its cost. */
const result = named(
  "CampaignResult",
  z.object({
    id,
    status: leadStatus,
    statusMessage: textOrNull,
    firstName: textOrNull,
    lastName: textOrNull,
    email: textOrNull,
    title: textOrNull,
    companyName: textOrNull,
    emailSubject: textOrNull,
    emailBody: textOrNull,
    instantlyLeadId: textOrNull,
    /** Cost of the lead's own calls. The reveal is not among them: a job of the campaign pays for ten leads at a time. */
    ...spent,
    finishedAt: timeOrNull,
  }),
);

const campaignResults = z.object({
  ...page(result).shape,
  summary: z.object({
    status: campaignStatus,
    message: textOrNull,
    handedOver: count,
    handled: count,
    total: count,
    /** Cost of all calls of the campaign. */
    ...spent,
  }),
});
type CampaignResults = z.output<typeof campaignResults>;

export const results = procedure({
  role: "member",
  scope: "read",
  of: { id: "campaign" },
  rest: "GET /campaigns/{id}/results",
  area: "Campaigns",
  summary: "The mails that were written, their recipients, and the cost",
  description: "Leads with the status HANDED_OVER, or with another one if `status` is given.",
})
  .input(filter)
  .output(campaignResults)
  .query(({ ctx, input }) => snapshot(ctx.deps.pool, (tx) => readResults(tx, input)));

const LIST: List = { name: "results", key: UUID_KEY };
const HANDLED = LEAD_STATUSES.filter((status) => LEAD_TABLE[status].handled);

type SummaryRow = CampaignResults["summary"] & Pick<Row<"campaign">, "status" | "message">;

const LEAD = columns(
  "lead",
  [
    "id",
    "status",
    "statusMessage",
    "firstName",
    "lastName",
    "email",
    "title",
    "companyName",
    "emailSubject",
    "emailBody",
    "instantlyLeadId",
    "finishedAt",
  ],
  "lead",
);
type ResultRow = RowOf<typeof LEAD> & Pick<CampaignResults["items"][number], keyof typeof spent>;

/** Must run in a snapshot. @throws ApiError NOT_FOUND. */
async function readResults(tx: Tx, asked: z.output<typeof filter>): Promise<CampaignResults> {
  const [summary] = await tx.query<SummaryRow>(SUMMARY, [asked.id, HANDLED]);
  if (summary === undefined) throw notFound("campaign", asked.id);
  const where = new Where()
    .equal("campaign_id", asked.id)
    .equal("status", asked.status)
    .given(keyOf(LIST, asked.cursor), (last) => `lead.id > ${last}`);
  const rows = await tx.query<ResultRow>(
    `SELECT ${LEAD}, spent.* FROM lead CROSS JOIN LATERAL (${SPENT_ON_LEAD}) AS spent ${where.sql}
     ORDER BY lead.id LIMIT ${where.param(asked.limit + 1)}`,
    where.params,
  );
  return { ...pageOf(LIST, rows, asked.limit), summary };
}

const SUMMARY = `
  SELECT status, message, handed_over AS "handedOver", handled, total, spent.*
  FROM campaign
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS total, count(*) FILTER (WHERE lead.status = 'HANDED_OVER')::int AS handed_over,
           count(*) FILTER (WHERE lead.status = ANY($2::lead_status[]))::int AS handled
    FROM lead WHERE campaign_id = campaign.id) AS leads
  CROSS JOIN LATERAL (
    SELECT ${sqlSpent("call")}
    FROM provider_call AS call WHERE campaign_id = campaign.id) AS spent
  WHERE campaign.id = $1`;

const SPENT_ON_LEAD = `SELECT ${sqlSpent("call")} FROM provider_call AS call WHERE call.lead_id = lead.id`;
