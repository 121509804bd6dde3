import { testDatabase } from "@leadgen/db/testing";
import { expect, test } from "vitest";
import {
  BREAKER_STATES,
  CALL_OUTCOMES,
  CAMPAIGN_STATUSES,
  FAILURE_KINDS,
  JOB_STATUSES,
  JOB_TYPES,
  LEAD_STATUSES,
  PROVIDERS,
} from "../../src/index.ts";

test.each([
  ["breaker_state", BREAKER_STATES],
  ["campaign_status", CAMPAIGN_STATUSES],
  ["job_status", JOB_STATUSES],
  ["job_type", JOB_TYPES],
  ["provider", PROVIDERS],
  ["failure_kind", FAILURE_KINDS],
  ["lead_status", LEAD_STATUSES],
  ["call_outcome", CALL_OUTCOMES],
] as const)("the database's %s has exactly core's values", async (name, values) => {
  await using db = await testDatabase();
  const { rows } = await db.pool.query(
    "SELECT unnest(enum_range(NULL::%s))::text AS value".replace("%s", name),
  );
  expect(rows.map((row) => row.value).sort()).toEqual([...values].sort());
});
