import { LEAD_STATUSES, type LeadStatus } from "@leadgen/core";
import { describe, expect, it } from "vitest";
import { isWebAddress, researchFacts, verificationWords } from "../src/components/campaign/lead-data.ts";
import { formatAgo, formatDuration, formatUsd, plural } from "../src/lib/format.ts";
import { tallyLeads } from "../src/lib/lead-tally.ts";

describe("numbers and times", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  it.each([
    ["2026-11-22T11:59:18Z", "42 seconds ago"],
    ["2026-11-22T11:55:01Z", "4 minutes ago"],
    ["2026-11-21T12:00:00Z", "yesterday"],
    // A clock of the server that is ahead of the browser's.
    ["2026-11-22T12:00:05Z", "now"],
  ])("says %s as %s", (at, words) => expect(formatAgo(new Date(at), now)).toBe(words));

  it.each([
    [42, "42 s"],
    [3_900, "1 h 5 min"],
    [180_000, "2 d 2 h"],
  ])("says %d seconds as %s", (seconds, words) => expect(formatDuration(seconds)).toBe(words));

  it("shows small amounts of money with the places that they need", () => {
    expect([0, 0.0108, 12.5].map(formatUsd)).toEqual(["$0.00", "$0.0108", "$12.50"]);
  });

  it("counts in words", () => {
    expect([plural(1, "job"), plural(1_200, "job"), plural(2, "is", "are")]).toEqual([
      "1 job",
      "1,200 jobs",
      "2 are",
    ]);
  });
});

describe("leads", () => {
  it("puts every status of the table into exactly one group", () => {
    const one = Object.fromEntries(LEAD_STATUSES.map((status) => [status, 1])) as Record<LeadStatus, number>;
    const { handedOver, setAside, failed, open, over } = tallyLeads(one);
    expect(handedOver + setAside + failed + open).toBe(LEAD_STATUSES.length);
    expect(over).toBe(LEAD_STATUSES.length - open);
  });

  it("shows no facts rather than breaking when a stored research has another shape", () => {
    expect([null, {}, { facts: "none" }].map(researchFacts)).toEqual([[], [], []]);
  });

  it("links to nothing but the web", () => {
    const urls = ["https://news.example/a", "javascript:alert(1)", "data:text/html,x", "news.example"];
    expect(urls.map(isWebAddress)).toEqual([true, false, false, false]);
  });

  it("says what the verifier said", () => {
    expect(verificationWords({ result: "ok", role: true, free: false })).toBe("ok, role address");
    expect(verificationWords(null)).toBeNull();
  });
});
