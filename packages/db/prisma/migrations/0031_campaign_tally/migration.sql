-- What a list of campaigns shows of each: how many leads came past each step, and what the calls cost. Counted from jobs and calls now and
-- then, since a page of campaigns has a million of those; no transaction that moves leads writes here.
CREATE TABLE "campaign_tally" (
  "campaign_id" uuid PRIMARY KEY REFERENCES "campaign" ("id") ON DELETE CASCADE,
  "at" timestamptz NOT NULL,
  -- Leads by finished step: `{"VERIFY": 12}`.
  "finished_steps" jsonb NOT NULL,
  -- By provider, each in its own unit.
  "spent" jsonb NOT NULL
);
