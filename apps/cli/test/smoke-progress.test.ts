import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import type { Campaign, Queue } from "../src/smoke/answers.ts";
import { createProgress } from "../src/smoke/progress.ts";
import type { Run } from "../src/smoke/run.ts";
import { createTerminal } from "../src/terminal/terminal.ts";

const JOBS = { PENDING: 2, RUNNING: 1, PAUSED: 0, COMPLETED: 3, FAILED: 0, CANCELLED: 0 };
const LEADS = {
  FOUND: 0,
  REVEALED: 5,
  HANDED_OVER: 4,
  WITHDRAWN: 0,
  NO_MATCH: 1,
  NO_EMAIL: 0,
  ALREADY_CONTACTED: 0,
};
const OTHERS = { INVALID_ADDRESS: 0, DISPOSABLE_ADDRESS: 0, UNVERIFIABLE_ADDRESS: 0, BLOCKLISTED: 0 };
const SPOILT = { REFUSED: 0, REJECTED: 0, FAILED: 0, CANCELLED: 0 };

const CAMPAIGN: Campaign = {
  id: "0198c0de-0000-7000-8000-000000000012",
  name: "Smoke 1f 01",
  status: "RUNNING",
  leadLimit: 10,
  message: null,
  startedAt: "2026-11-29T03:00:00.000Z",
  finishedAt: null,
  jobs: JOBS,
  leads: { ...LEADS, ...OTHERS, ...SPOILT },
};

const QUEUE: Queue = {
  circuitBreaker: {
    state: "CLOSED",
    epoch: 4,
    openedAt: null,
    openedBy: null,
    openedBecause: null,
    reason: null,
    provider: null,
    failureKind: null,
    httpStatus: null,
    jobId: null,
    campaignId: null,
  },
  callsInFlight: 1,
  workersAlive: 2,
};

interface Kind {
  readonly isTTY: boolean;
  readonly noColor: boolean;
  readonly columns?: number;
}

/** The output to a stream of that kind. */
function shown({ isTTY, noColor, columns = 100 }: Kind): string {
  let text = "";
  const write = (some: string) => {
    text += some;
    return true;
  };
  const stream = { isTTY, columns, rows: 40, write } as unknown as NodeJS.WriteStream;
  const terminal = createTerminal({ stream, noColor, dumb: false });
  const run = { terminal, campaigns: [CAMPAIGN], since: performance.now() } as unknown as Run;
  createProgress(run)(QUEUE);
  return text;
}

test("on a terminal each campaign has a bar", () => {
  const text = shown({ isTTY: true, noColor: false });
  expect(text).toMatch(/Smoke 1f 01 .* 5\/10 {2}.*█+.*▓+.*▒+/);
  expect(text).toContain("\x1b[32m");
});

test("with NO_COLOR the bars are there without colors", () => {
  const text = shown({ isTTY: true, noColor: true });
  expect(text).toMatch(/RUNNING +5\/10 {2}█+▓+▒+/);
  expect(text).not.toMatch(/\[3\dm/);
});

test("on a narrow terminal the figures are shown, and no line is too long", () => {
  const lines = shown({ isTTY: true, noColor: true, columns: 36 }).split("\n").map(stripVTControlCharacters);
  expect(lines.find((line) => line.includes("RUNNING"))).toContain(" 5/10");
  expect(lines.filter((line) => [...line].length > 36)).toEqual([]);
});

test("elsewhere each campaign has a line", () => {
  const text = shown({ isTTY: false, noColor: false });
  expect(text.split("\n")).toEqual([
    "   0 s  breaker CLOSED, epoch 4, 1 calls under way, 2 workers",
    "        Smoke 1f 01  RUNNING      5/10 leads  jobs: 2 PENDING, 1 RUNNING, 3 COMPLETED",
    "",
  ]);
});
