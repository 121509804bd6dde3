import { JOB_STATUSES, type JobStatus, LEAD_STATUSES, type LeadStatus } from "@leadgen/core";
import type { JobCounts, LeadCounts } from "../schema/fields.ts";

/** Counts by status, as `jsonb_object_agg` returns them: only the statuses that occur; null without rows. */
type Sparse<Status extends string> = Partial<Record<Status, number>> | null;

const filled = <Status extends string>(statuses: readonly Status[], counts: Sparse<Status>) =>
  Object.fromEntries(statuses.map((status) => [status, counts?.[status] ?? 0])) as Record<Status, number>;

/** All six statuses, zero for those that do not occur. */
export const jobCounts = (counts: Sparse<JobStatus>): JobCounts => filled(JOB_STATUSES, counts);
export const leadCounts = (counts: Sparse<LeadStatus>): LeadCounts => filled(LEAD_STATUSES, counts);

/** SQL: rows of `table` by status as one jsonb object. Arguments are SQL. */
export const sqlCounts = (table: "job" | "lead", where: string): string =>
  `(SELECT jsonb_object_agg(status, n) FROM (SELECT status, count(*) AS n FROM ${table} WHERE ${where} GROUP BY status) AS ${table}s)`;
