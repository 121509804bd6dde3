import { COLUMNS } from "@leadgen/db";
import { makeCampaign } from "@leadgen/testkit/make";
import { describe, expect, test } from "vitest";
import {
  hoursProblem,
  maySend,
  SENDING_DEFAULTS,
  SENDING_FIELDS,
  SENDING_MOVES,
  SENDING_STATES,
  SENDING_TIME_ZONES,
  sendingFields,
  sendingProblems,
} from "../../src/index.ts";
import { it } from "../support/it.ts";

const READY = { ...SENDING_DEFAULTS, senders: ["ada@nordkyst.example"], addressLine: "Strandgata 1, Oslo" };

describe("how a campaign is sent", () => {
  it("starts with the columns' defaults, which equal core's", async ({ system }) => {
    const { id } = await makeCampaign(system.db, { status: "CREATED" });
    const [row] = await system.db.query<{ defaults: object }>(
      "SELECT to_jsonb(campaign) AS defaults FROM campaign WHERE id = $1",
      [id],
    );
    const stored = row?.defaults as Record<string, unknown>;
    expect(
      Object.fromEntries(SENDING_FIELDS.map((field) => [field, stored[COLUMNS.campaign[field]]])),
    ).toEqual(SENDING_DEFAULTS);
  });

  test("lacks senders and an address line at first", () => {
    expect(sendingProblems(SENDING_DEFAULTS).map(({ field }) => field)).toEqual(["senders", "addressLine"]);
    expect(sendingProblems(READY)).toEqual([]);
  });

  test.each([
    ["senders", []],
    ["senders", ["ada"]],
    ["senders", ["ada@nordkyst.example", "ADA@nordkyst.example"]],
    ["dailyLimit", 0],
    ["dailyLimit", 1.5],
    ["sendFrom", "9:00"],
    ["sendTo", "24:00"],
    ["sendTo", "09:00"],
    ["sendDays", []],
    ["sendDays", [7]],
    ["sendDays", [1, 1]],
    ["timeZone", "Europe/London"],
    ["addressLine", null],
    ["addressLine", " "],
    ["optOut", false],
  ] as const)("reports a problem with %s for the value %j", (field, value) => {
    expect(sendingProblems({ ...READY, [field]: value }).map((problem) => problem.field)).toEqual([field]);
  });

  test("names the zone with the same hours for one that Instantly does not take", () => {
    const message = (zone: string) => sendingFields.timeZone.safeParse(zone).error?.issues[0]?.message;
    expect(message("Europe/London")).toBe(
      "Instantly does not take this zone: Europe/Isle_of_Man has the same hours",
    );
    expect(message("Mars/Base")).toMatch(/^must be one of the time zones that Instantly takes/);
  });

  test("accepts only zones that Node knows", () => {
    const offsets = SENDING_TIME_ZONES.map((timeZone) => new Intl.DateTimeFormat("en", { timeZone }));
    expect(new Set(SENDING_TIME_ZONES).size).toBe(offsets.length);
  });

  test("has hours within one day", () => {
    expect(hoursProblem({ sendFrom: "00:00", sendTo: "23:59" })).toBeNull();
    expect(hoursProblem({ sendFrom: "22:00", sendTo: "06:00" })).toMatchObject({ field: "sendTo" });
  });
});

test("every state of the sending can be reached, and left by a pause", () => {
  const reached = Object.values(SENDING_MOVES).flatMap(({ to }) => [...to]);
  expect(new Set(reached)).toEqual(new Set(SENDING_STATES));
  expect(SENDING_MOVES.PAUSE.from).toEqual(SENDING_STATES);
  expect(SENDING_STATES.filter(maySend)).toEqual(["ACTIVATING", "ACTIVE", "UNKNOWN"]);
});
