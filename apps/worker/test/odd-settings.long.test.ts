import { turned } from "@leadgen/db/testing";
import { startWorkerProcess } from "@leadgen/testkit/process";
import { expect, test } from "vitest";
import {
  ALL_OVER,
  expectNothingLostOrPaidTwice,
  newSystem,
  runningCampaign,
  until,
} from "./support/system.ts";

const CASES = [
  ["every setting is turned for the database", "main", "database", undefined],
  [
    "every setting is turned for the role, under graphile-worker's own command line",
    "cli",
    "role",
    undefined,
  ],
  [
    "transactions are serializable by default",
    "main",
    "database",
    { default_transaction_isolation: "serializable" },
  ],
] as const;

for (const [where, command, level, settings] of CASES) {
  test(`a campaign ends with the right rows where ${where}`, async () => {
    await using system = await newSystem();
    await using place = await turned({ url: system.databaseUrl }, level, settings);
    await runningCampaign(system, 20);
    await using worker = await startWorkerProcess({ ...system.env, DATABASE_URL: place.url }, { command });
    await until(system, ALL_OVER);
    expect(worker.ending()).toBeUndefined();
    expect(await system.rows("SELECT status FROM campaign")).toEqual([{ status: "COMPLETED" }]);
    expect(await system.rows("SELECT DISTINCT status FROM job")).toEqual([{ status: "COMPLETED" }]);
    await expectNothingLostOrPaidTwice(system);
  });
}
