import { describe, expect } from "vitest";
import {
  BREAKER_STATES,
  CALL_OUTCOMES,
  CAMPAIGN_STATUSES,
  FAILURE_KINDS,
  FEEDER_TASK,
  JOB_STATUSES,
  JOB_TYPES,
  LEAD_STATUSES,
  LEAD_TABLE,
  OWN_PURPOSES,
  PROVIDERS,
  RECORD_OUTCOMES,
  TASK_TABLE,
} from "../../src/index.ts";
import { it } from "../support/it.ts";

const ENUMS = {
  breaker_state: BREAKER_STATES,
  campaign_status: CAMPAIGN_STATUSES,
  job_status: JOB_STATUSES,
  job_type: JOB_TYPES,
  lead_status: LEAD_STATUSES,
  provider: PROVIDERS,
  failure_kind: FAILURE_KINDS,
  call_outcome: CALL_OUTCOMES,
  call_purpose: ["PIPELINE", ...OWN_PURPOSES],
} as const;

describe("core's tables", () => {
  it.for(Object.entries(ENUMS))(
    "are the database's enum %s, in its order",
    async ([name, words], { system }) => {
      const rows = await system.db.query<{ word: string }>(
        `SELECT unnest(enum_range(NULL::${name}))::text AS word`,
      );
      expect(rows.map((row) => row.word)).toEqual(words);
    },
  );

  it("give each job type a worker task of its own, none of them the feeder's", () => {
    const identifiers = JOB_TYPES.map((type) => TASK_TABLE[type].identifier);
    expect(new Set([...identifiers, FEEDER_TASK]).size).toBe(JOB_TYPES.length + 1);
  });

  it.each(RECORD_OUTCOMES)("make the record outcome %s a final status of the lead", (outcome) => {
    expect(LEAD_TABLE[outcome].open).toBe(false);
  });
});
