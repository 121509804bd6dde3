import { sqlList } from "../../engine/parts/sql.ts";
import { CAMPAIGN_JOB_TYPES, JOB_TYPES } from "../pipeline/task-table.ts";

/** SQL: the row of `job` is its campaign's work. */
export const SQL_CAMPAIGN_WORK = `job.type IN ${sqlList(CAMPAIGN_JOB_TYPES)}`;

/** SQL: it is not. */
export const SQL_BESIDE_CAMPAIGNS = `job.type IN ${sqlList(JOB_TYPES.filter((type) => !CAMPAIGN_JOB_TYPES.includes(type)))}`;
