import { QUICK_DEATH } from "@leadgen/testkit";
import { expect, test } from "vitest";
import { readEnv, startWorker } from "../src/index.ts";
import {
  ALL_OVER,
  expectNothingLostOrPaidTwice,
  newSystem,
  runningCampaign,
  until,
} from "./support/system.ts";

/** The first intent's commit takes longer than an intent is valid, as a frozen worker sees it. */
const HOLD_FIRST_INTENT = `
  CREATE SEQUENCE intent_number;
  CREATE FUNCTION hold_first_intent() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF nextval('intent_number') = 1 THEN PERFORM pg_sleep(1); END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER hold_first_intent AFTER INSERT ON provider_call
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hold_first_intent()`;

test("an intent that is too old when its commit is answered is withdrawn, and the call is made once, under a fresh one", async () => {
  // The shorter the silence that counts as death, the shorter an intent is valid.
  await using system = await newSystem(QUICK_DEATH);
  await system.pool.query(HOLD_FIRST_INTENT);
  await runningCampaign(system, 1);
  await using _worker = startWorker(readEnv(system.env));
  await until(system, ALL_OVER);

  // On a busy machine other calls were too late for their turns as well.
  const [begun] = await system.rows<{ withdrawn: number; kept: boolean }>(
    `SELECT last_value::int - (SELECT count(*) FROM provider_call)::int AS withdrawn,
            (SELECT bool_and(kept) FROM provider_call) AS kept
     FROM intent_number`,
  );
  expect(begun?.kept).toBe(true);
  expect(begun?.withdrawn).toBeGreaterThanOrEqual(1);
  const requests = await system.simulator.requestList();
  const [calls] = await system.rows<{ made: number }>("SELECT count(*)::int AS made FROM provider_call");
  expect(requests.filter(({ event }) => event === "received")).toHaveLength(calls?.made ?? 0);
  await expectNothingLostOrPaidTwice(system);
});
