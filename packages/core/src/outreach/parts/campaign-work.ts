import { sqlList } from "../../engine/parts/sql.ts";
import { CAMPAIGN_JOB_TYPES, JOB_TYPES } from "../pipeline/task-table.ts";

/** SQL condition: the row of `job` belongs to its campaign's own work. */
export const SQL_CAMPAIGN_WORK = `job.type IN ${sqlList(CAMPAIGN_JOB_TYPES)}`;

/** SQL condition: the row of `job` does not belong to its campaign's own work. */
export const SQL_BESIDE_CAMPAIGNS = `job.type IN ${sqlList(JOB_TYPES.filter((type) => !CAMPAIGN_JOB_TYPES.includes(type)))}`;
