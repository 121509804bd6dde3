import { expect, test } from "vitest";
import { readEnv, startWorker } from "../src/index.ts";
import {
  ALL_OVER,
  expectNothingLostOrPaidTwice,
  newSystem,
  runningCampaign,
  until,
} from "./support/system.ts";

/**
 * The answers to some turns come when the turn is over: several turns, since a single delay of a second would be taken for a clock that was
 * set, and a busy machine may cause it. One lead's job does one thing at a time, so the notes are in order.
 */
const HOLD_TURNS = `
  CREATE TABLE noted (id serial, what text);
  ALTER FUNCTION take_turns RENAME TO given_turns;
  CREATE FUNCTION take_turns(text, float8[], float8, integer[], float8[], float8, float8, float8, float8, float8, uuid[],
    OUT now_ms float8, OUT turns_ms float8[], OUT places integer[], OUT next_ms float8) LANGUAGE plpgsql AS $$
  DECLARE late boolean;
  BEGIN
    SELECT * INTO now_ms, turns_ms, places, next_ms FROM given_turns($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);
    IF cardinality(turns_ms) = 0 THEN RETURN; END IF;
    late := (SELECT count(*) IN (2, 4, 6, 8) FROM noted WHERE what = 'turn');
    INSERT INTO noted (what) VALUES ('turn');
    IF late THEN
      INSERT INTO noted (what) VALUES ('over');
      PERFORM pg_sleep(extract(epoch FROM to_timestamp((now_ms + turns_ms[1]) / 1000) - clock_timestamp()) + 0.2);
    END IF;
  END $$;
  CREATE FUNCTION note_intent() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN INSERT INTO noted (what) VALUES ('intent'); RETURN NULL; END $$;
  CREATE TRIGGER note_intent AFTER INSERT ON provider_call FOR EACH ROW EXECUTE FUNCTION note_intent()`;

test("a turn that is over before there is an intent leaves none: the call takes another turn", async () => {
  await using system = await newSystem();
  await system.pool.query(HOLD_TURNS);
  await runningCampaign(system, 1);
  await using _worker = startWorker(readEnv(system.env));
  await until(system, ALL_OVER);

  const noted = (await system.rows<{ what: string }>("SELECT what FROM noted ORDER BY id")).map(
    ({ what }) => what,
  );
  const after = noted.filter((_, place) => noted[place - 1] === "over");
  expect(after.length).toBeGreaterThan(0);
  expect(after).toContain("turn");
  await expectNothingLostOrPaidTwice(system);
});
