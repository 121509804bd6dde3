import { whyOpened } from "@leadgen/core";
import { sqlJobTally } from "@leadgen/core/outreach";
import { columns, type RowOf, type Tx } from "@leadgen/db";
import { type Visible, whereVisible } from "../access/in-organization.ts";
import { withoutAddresses } from "../access/redact.ts";
import { jobCounts } from "../db/counts.ts";
import { Where } from "../db/where.ts";
import { SQL_WORKERS_ALIVE } from "../db/workers-alive.ts";
import type { ApiError } from "../errors/api-error.ts";
import { databaseTrouble, type QueueStatus } from "./schema.ts";

const BREAKER = columns("breaker", [
  "state",
  "epoch",
  "changedAt",
  "openedAt",
  "openedBy",
  "reason",
  "provider",
  "failureKind",
  "httpStatus",
]);
type Row = RowOf<typeof BREAKER> &
  Pick<QueueStatus["circuitBreaker"], "jobId" | "campaignId"> &
  Omit<QueueStatus, "circuitBreaker">;

/**
 * The whole status in one statement, so in one snapshot. A caller who is not an operator gets the same breaker, but counts only of
 * their own organizations, and of the cause's job only their own (rule P2).
 */
export async function readStatus(tx: Tx, visible: Visible): Promise<QueueStatus> {
  const where = whereVisible(new Where(), "organization_id", visible);
  const [row] = await tx.query<Row>(sqlSelect(where), where.params);
  if (row === undefined) throw new Error("api-e2: the breaker has no row");
  const { jobs, callsInFlight, workersAlive, ...breaker } = row;
  // A provider's message may contain an address, and everybody reads this. The cause card shows it to those concerned.
  const reason = breaker.provider === null ? breaker.reason : withoutAddresses(breaker.reason);
  const circuitBreaker = {
    ...breaker,
    openedBecause: breaker.state === "OPEN" ? whyOpened(breaker) : null,
    reason,
    databaseTrouble: null,
  };
  return { circuitBreaker, jobs: jobCounts(jobs), callsInFlight, workersAlive };
}

/** The status without a database. `reason` says what to do. @param refusal of the request for it. */
export const unknownStatus = ({ message, details }: ApiError): QueueStatus => ({
  circuitBreaker: {
    state: "UNKNOWN",
    epoch: null,
    changedAt: null,
    openedAt: null,
    openedBy: null,
    openedBecause: null,
    reason: message,
    databaseTrouble: databaseTrouble.nullable().catch(null).parse(details.databaseTrouble),
    provider: null,
    failureKind: null,
    httpStatus: null,
    jobId: null,
    campaignId: null,
  },
  jobs: null,
  callsInFlight: null,
  workersAlive: null,
});

/** A caller who sees only some campaigns gets the cause's job and campaign only if they are among those. */
function sqlSelect(where: Where): string {
  const all = where.sql === "";
  const ifMine = (column: string) =>
    all ? column : `CASE WHEN campaign_id IN (SELECT id FROM mine) THEN ${column} END`;
  return `
    WITH mine AS (SELECT id, job_counts FROM campaign ${where.sql})
    SELECT ${BREAKER}, ${ifMine("job_id")} AS "jobId", ${ifMine("campaign_id")} AS "campaignId",
           (SELECT jsonb_object_agg(status, n) FROM (
              SELECT status, sum(n)::bigint AS n FROM (${sqlJobTally("mine")}) AS tally GROUP BY status) AS jobs) AS jobs,
           (SELECT count(*)::int FROM provider_call
            WHERE outcome IS NULL AND purpose = 'PIPELINE' ${all ? "" : "AND campaign_id IN (SELECT id FROM mine)"}) AS "callsInFlight",
           ${SQL_WORKERS_ALIVE} AS "workersAlive"
    FROM breaker`;
}
