import { type FailureKind, LEAD_STATUSES, type LeadStatus, type Provider } from "@leadgen/core";
import { describe, expect, it } from "vitest";
import { browserName } from "../src/components/account/browser-name.ts";
import { auditWords } from "../src/components/audit/audit-words.ts";
import { changesOf, subjectOf } from "../src/components/audit/changes-of.ts";
import { differences } from "../src/components/audit/differences.ts";
import {
  isWebAddress,
  researchFacts,
  verificationWords,
  withdrawalWords,
} from "../src/components/campaign/lead-data.ts";
import { totalWords } from "../src/components/campaigns/total-words.ts";
import { failureWords, firstStep, pauseWords } from "../src/lib/failure-words.ts";
import {
  formatAddress,
  formatDuration,
  formatKnown,
  formatMoment,
  formatSince,
  formatUsd,
  plural,
  timeHint,
} from "../src/lib/format.ts";
import { jobDuration, stepWords } from "../src/lib/job-words.ts";
import { tallyLeads } from "../src/lib/lead-tally.ts";
import { secondsLeft } from "../src/lib/seconds-left.ts";
import { campaignStatusWords } from "../src/lib/status-words.ts";

describe("numbers and times", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  it.each([
    ["2026-11-22T11:59:18Z", "42 seconds ago"],
    ["2026-11-22T11:55:01Z", "4 minutes ago"],
    ["2026-11-21T12:00:00Z", "yesterday"],
    // A clock of the server that is ahead of the browser's.
    ["2026-11-22T12:00:05Z", "now"],
    ["2026-11-15T11:00:00Z", "15 Nov 2026"],
  ])("says %s as %s", (at, words) => expect(formatSince(new Date(at), now)).toBe(words));

  it("says of when something is by the time of day, or by the date once that was another day", () => {
    const morning = new Date(2026, 10, 22, 8, 5);
    expect(formatMoment(morning, new Date(2026, 10, 22, 23, 59))).toBe("08:05");
    expect(formatMoment(morning, new Date(2026, 10, 23, 0, 1))).toBe("22 Nov 2026");
  });

  it("hints at the local time, UTC, and the distance from now", () => {
    expect(timeHint(new Date("2026-11-24T12:30:00Z"), now)).toMatch(
      /^24 Nov 2026, .* \(2026-11-24 12:30:00 UTC\), in 2 days$/,
    );
  });

  it.each([
    [42, "42 s"],
    [60, "1 min"],
    [3_900, "1 h 5 min"],
    [180_000, "2 d 2 h"],
  ])("says %d seconds as %s", (seconds, words) => expect(formatDuration(seconds)).toBe(words));

  it("shows small amounts of money with enough decimal places", () => {
    expect([0, 0.0008, 0.0108, 12.5].map(formatUsd)).toEqual(["$0.00", "$0.0008", "$0.011", "$12.50"]);
  });

  it.each([
    [null, true, "unknown"],
    [0.12, true, "at least $0.120"],
    [12.5, false, "$12.50"],
  ])("says of %s, with more to come: %s, %s", (known, atLeast, words) =>
    expect(formatKnown({ known, atLeast }, formatUsd)).toBe(words),
  );

  it.each([
    ["127.0.0.1", "127.0.0.1"],
    ["0000:0000:0000:0000:0000:0000:0000:0000", "this machine"],
    ["2001:0db8:0000:0001:0000:0000:0000:0000", "2001:db8:0:1::/64"],
    ["unknown", "unknown"],
  ])("writes the address %s as %s", (address, words) => expect(formatAddress(address)).toBe(words));

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
    const { handedOver, setAside, declined, failed, open, over } = tallyLeads(one);
    expect(handedOver + setAside + declined + failed + open).toBe(LEAD_STATUSES.length);
    expect(over).toBe(LEAD_STATUSES.length - open);
  });

  it("shows no facts when a stored research has another shape", () => {
    expect([null, {}, { facts: "none" }].map(researchFacts)).toEqual([[], [], []]);
  });

  it("links to nothing but the web", () => {
    const urls = ["https://news.example/a", "javascript:alert(1)", "data:text/html,x", "news.example"];
    expect(urls.map(isWebAddress)).toEqual([true, false, false, false]);
  });

  it("says what the verifier said", () => {
    expect(verificationWords({ result: "ok", role: true, free: false })).toBe("ok, role address");
    expect(verificationWords(null)).toBeNull();
    expect(withdrawalWords({ status: "PAUSED" })).toMatch(
      /taken out at Instantly as soon as the breaker is closed/,
    );
    expect(withdrawalWords({ status: "FAILED" })).toMatch(/may still be there: retry/);
  });
});

describe("browsers", () => {
  const MOZILLA = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";
  it.each([
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"],
    [`${MOZILLA} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`, "Edge on Windows"],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
      "Safari on iOS",
    ],
    ["curl/8.14.1", "curl"],
    [null, "Unknown"],
  ])("knows %s", (userAgent, words) => expect(browserName(userAgent)).toBe(words));
});

describe("the audit", () => {
  it("lists changed fields before unchanged ones", () => {
    const before = { name: "Dockplan", status: "CREATED", criteria: { titles: ["COO"] } };
    const after = { name: "Dockplan", status: "RUNNING", criteria: { titles: ["COO"] }, message: null };
    expect(changesOf(before, after)).toEqual([
      { field: "status", before: "CREATED", after: "RUNNING" },
      { field: "name", before: "Dockplan", after: "Dockplan" },
      { field: "criteria", before: `{"titles":["COO"]}`, after: `{"titles":["COO"]}` },
      { field: "message", before: null, after: null },
    ]);
    expect(changesOf(null, "text")).toEqual([]);
  });

  it("says the differences in words, field by field, and shortens a long list", () => {
    const before = {
      lead_limit: 30,
      criteria: { titles: ["COO"], employeeRanges: [{ min: 1, max: 10 }] },
      opt_out: true,
    };
    const after = {
      lead_limit: 50,
      criteria: { titles: ["COO", "CTO"], employeeRanges: [] },
      opt_out: false,
    };
    expect(differences(before, after)).toBe(
      "lead limit 30 → 50; titles COO → COO, CTO; employee ranges 1 to 10 → nothing; and 1 more thing",
    );
    expect([differences(null, after), differences(before, before)]).toEqual([null, null]);
    expect(
      subjectOf({ before: null, after: { values: ["a.example", "b.example", "c.example", "d.example"] } }),
    ).toBe("4 entries: a.example, b.example, c.example…");
  });

  it("names an event's subject by name or address, and shows an unknown action unchanged", () => {
    expect(subjectOf({ before: { email: "bo@example.com" }, after: null })).toBe("bo@example.com");
    expect(subjectOf({ before: null, after: { state: "OPEN" } })).toBeNull();
    expect(["campaign.start", "constructor"].map(auditWords)).toEqual(["Started a campaign", "constructor"]);
  });
});

describe("jobs", () => {
  const at = (seconds: number) => new Date(Date.UTC(2026, 10, 29) + seconds * 1_000);
  const job = { createdAt: at(0), attempt: 1, claimedAt: at(10), pausedAt: null, finishedAt: null };
  const COLD = { ...job, attempt: 0, claimedAt: null };
  it.each([
    [{ ...COLD, status: "PENDING" }, "waits for 1 min 40 s"],
    [{ ...job, status: "PENDING" }, "began 1 min 30 s ago, waits again"],
    [{ ...job, status: "RUNNING" }, "at work for 1 min 30 s"],
    [{ ...job, status: "PAUSED", pausedAt: at(40) }, "stopped for 1 min"],
    [{ ...job, status: "COMPLETED", finishedAt: at(10.4) }, "took 0.4 s"],
    [{ ...job, status: "FAILED", attempt: 3, finishedAt: at(30) }, "the last attempt took 20 s"],
    [{ ...COLD, status: "CANCELLED", finishedAt: at(30) }, "ended after 30 s"],
  ] as const)("says of %o: %s", (timed, words) => expect(jobDuration(timed, at(100))).toBe(words));

  it.each([
    [
      { openedBecause: "PROVIDER", provider: "OPENAI", failureKind: "QUOTA_EXHAUSTED" },
      "OpenAI: credits used up",
    ],
    [{ openedBecause: "PERSON", provider: null, failureKind: null }, "Stopped by hand"],
    [{ openedBecause: "LEADGEN", provider: null, failureKind: null }, "Stopped by leadgen"],
  ] as const)("says of a stop %o: %s", (cause, words) => expect(pauseWords(cause)).toBe(words));

  it.each([
    ["PERSON", "Stopped by hand: Look at this.", "Ask who stopped it"],
    ["LEADGEN", "Stopped by leadgen: Look at this.", "Do what the reason says"],
  ] as const)("says of a stop without a failure by %s: %s, %s", (openedBecause, words, first) => {
    const stop = { provider: null, failureKind: null, openedBecause, reason: "Look at this." };
    expect(failureWords(stop)).toBe(words);
    expect(firstStep(stop)).toBe(first);
  });

  it("does not mention a status page that a provider does not have", () => {
    const first = (failureKind: FailureKind, provider: Provider) =>
      firstStep({ openedBecause: "PROVIDER", provider, failureKind });
    expect(first("SERVER_ERROR", "OPENAI")).toBe("Wait for its status page");
    expect(first("SERVER_ERROR", "INSTANTLY")).toBe("Wait a little, ask again");
    expect(first("QUOTA_EXHAUSTED", "INSTANTLY")).toBe("Top up, or raise the limit");
  });

  it("names steps in words, and shows an unknown step as stored", () => {
    expect(["WRITE", "SEARCH:2", "constructor"].map(stepWords)).toEqual([
      "Write",
      "Search, page 2",
      "constructor",
    ]);
  });
});

describe("what a campaign does", () => {
  const jobs = { PENDING: 1, RUNNING: 1, PAUSED: 0, COMPLETED: 0, FAILED: 0, CANCELLED: 0 };
  it.each([
    ["runs", { status: "RUNNING", cancelReason: null, jobs }, "Running"],
    [
      "waits while its jobs are stopped",
      { status: "RUNNING", cancelReason: null, jobs: { ...jobs, PAUSED: 1 } },
      "Waiting",
    ],
    ["failed", { status: "FAILED", cancelReason: null, jobs }, "Failed"],
    ["was cancelled by a person", { status: "FAILED", cancelReason: "wrong audience", jobs }, "Cancelled"],
  ] as const)("%s", (_, campaign, words) => expect(campaignStatusWords(campaign, 1).words).toBe(words));

  it("waits while no worker is alive, and only then", () => {
    const running = { status: "RUNNING", cancelReason: null, jobs } as const;
    expect([0, 1, null].map((workers) => campaignStatusWords(running, workers).words)).toEqual([
      "Waiting",
      "Running",
      "Running",
    ]);
    expect(campaignStatusWords({ ...running, status: "COMPLETED" }, 0).words).toBe("Finished");
  });
});

it("sums up an estimate without adding credits to dollars or counting an unknown part as 0", () => {
  const free = { credits: null, costUsd: null, costUnknown: false };
  const apollo = { ...free, provider: "APOLLO", credits: 1_500 } as const;
  const openai = { ...free, provider: "OPENAI", costUsd: 60.5 } as const;
  expect(totalWords([apollo, openai, { ...free, provider: "PERPLEXITY", costUsd: 1.5 }])).toEqual({
    dollars: "About $62.00",
    credits: "and credits: 1,500 Apollo",
  });
  expect(totalWords([openai, { ...free, provider: "PERPLEXITY", costUnknown: true }])).toEqual({
    dollars: "At least $60.50",
    credits: "",
  });
});

describe("the time that a campaign may still take", () => {
  const startedAt = new Date("2026-11-29T10:00:00Z");
  const now = new Date("2026-11-29T10:10:00Z");
  const jobs = { PENDING: 98, RUNNING: 2, PAUSED: 0, COMPLETED: 45, FAILED: 5, CANCELLED: 0 };
  it("is estimated from its pace so far", () => expect(secondsLeft({ startedAt, jobs }, now)).toBe(1_200));
  it.each([
    ["nothing runs", { ...jobs, RUNNING: 0 }],
    ["work is stopped", { ...jobs, PAUSED: 9 }],
    ["too little has ended", { ...jobs, COMPLETED: 4 }],
  ])("is not said while %s", (_, jobs) => expect(secondsLeft({ startedAt, jobs }, now)).toBeNull());
});
