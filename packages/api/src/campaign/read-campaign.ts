import { sqlCampaignWork, sqlSpent } from "@leadgen/core/outreach";
import { columns, type Row, type RowOf, type Tx } from "@leadgen/db";
import { jobCounts, leadCounts, sqlCounts } from "../db/counts.ts";
import { notFound } from "../db/must-exist.ts";
import { type Campaign, type CampaignItem, SETTINGS } from "./schema.ts";

/** Columns of campaign that lists show, too. */
export const LISTED = [
  "id",
  "organizationId",
  "name",
  "status",
  "leadLimit",
  "message",
  "cancelReason",
  "createdAt",
  "startedAt",
  "finishedAt",
  "sendingState",
  "sendingSince",
  "sendingBy",
  "goneAtSenderAt",
  "replied",
  "repliedAskedAt",
] as const;

type SendingColumns = Pick<
  Row<"campaign">,
  "sendingState" | "sendingSince" | "sendingBy" | "goneAtSenderAt" | "replied" | "repliedAskedAt"
>;

/** A row with its columns about the sending as one field. */
export function withSending<R extends SendingColumns>(
  row: R,
): Omit<R, keyof SendingColumns> & Pick<CampaignItem, "sending"> {
  const {
    sendingState: state,
    sendingSince: since,
    sendingBy: by,
    goneAtSenderAt: goneAt,
    replied,
    repliedAskedAt,
    ...rest
  } = row;
  const replies =
    replied === null || repliedAskedAt === null ? null : { count: replied, askedAt: repliedAskedAt };
  return { ...rest, sending: { state, since, by, goneAt, replies } };
}

const COLUMNS = columns(
  "campaign",
  [...new Set([...LISTED, ...SETTINGS, "instantlyCampaignId" as const])],
  "campaign",
);
type CampaignRow = RowOf<typeof COLUMNS> &
  Pick<Campaign, "organizationName" | "criteria" | "offer" | "jobs" | "leads">;

const CALL = columns("provider_call", ["jobId", "leadId", "provider", "endpoint", "step", "startedAt"]);
type Call = Campaign["tasksInFlight"][number];
/** A campaign's calls always have a job and a step. */
type CallRow = RowOf<typeof CALL> & Pick<Call, "callId" | "jobId" | "step">;

/** One campaign with everything that its page shows. Must run in a snapshot. @throws ApiError NOT_FOUND. */
export async function readCampaign(tx: Tx, id: string): Promise<Campaign> {
  const [campaign] = await tx.query<CampaignRow>(CAMPAIGN, [id]);
  if (campaign === undefined) throw notFound("campaign", id);
  return {
    ...withSending(campaign),
    jobs: jobCounts(campaign.jobs),
    leads: leadCounts(campaign.leads),
    calls: await tx.query(SPEND, [id]),
    tasksInFlight: await tx.query<CallRow>(IN_FLIGHT, [id]),
  };
}

const CAMPAIGN = `
  WITH this AS (SELECT id, job_counts FROM campaign WHERE id = $1)
  SELECT ${COLUMNS}, organization.name AS "organizationName",
         (SELECT jsonb_object_agg(status, n) FROM (
            SELECT status, sum(n) AS n FROM (${sqlCampaignWork("this")}) AS tally GROUP BY status) AS jobs) AS jobs,
         ${sqlCounts("lead", "campaign_id = campaign.id")} AS leads
  FROM campaign JOIN organization ON organization.id = campaign.organization_id
  WHERE campaign.id = $1`;

const SPEND = `
  WITH mine AS (
    SELECT *, row_number() OVER (PARTITION BY job_id, step, effect, outcome ORDER BY started_at, id) AS turn
    FROM provider_call WHERE campaign_id = $1 AND purpose = 'PIPELINE')
  SELECT provider, count(*)::int AS calls,
         count(*) FILTER (WHERE outcome = 'SUCCEEDED')::int AS succeeded,
         count(*) FILTER (WHERE outcome = 'REJECTED')::int AS rejected,
         count(*) FILTER (WHERE outcome = 'FAILED')::int AS failed,
         count(*) FILTER (WHERE outcome = 'UNKNOWN')::int AS unknown,
         count(*) FILTER (WHERE outcome IS NULL)::int AS "inFlight",
         count(*) FILTER (WHERE outcome = 'SUCCEEDED' AND effect AND turn > 1 AND job_id IS NOT NULL)::int AS repeated,
         ${sqlSpent("mine")},
         round(percentile_cont(0.5) WITHIN GROUP (ORDER BY latency_ms))::int AS "medianLatencyMs"
  FROM mine GROUP BY provider ORDER BY provider`;

const IN_FLIGHT = `
  SELECT id AS "callId", ${CALL}
  FROM provider_call WHERE campaign_id = $1 AND purpose = 'PIPELINE' AND outcome IS NULL
  ORDER BY started_at, id LIMIT 100`;
