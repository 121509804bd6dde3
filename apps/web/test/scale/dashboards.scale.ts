import { setTimeout as pause } from "node:timers/promises";
import { system } from "@leadgen/testkit";
import { buildWeb } from "@leadgen/testkit/web";
import { expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { manyLeads } from "./many-leads.ts";
import { secondsBelow, serverOf } from "./processor-time.ts";
import { sessions } from "./sessions.ts";

const DASHBOARDS = 50;
/** Share of a core. */
const MOST = 0.05;
const RECORD_MS = 30_000;
const MEASURE_MS = 60_000;

/** The requests of an open page, with their time since it opened. */
interface Question {
  readonly url: string;
  readonly afterMs: number;
}

interface Recorded {
  readonly streams: readonly string[];
  readonly questions: readonly Question[];
}

it(`costs PostgreSQL little of a core to have ${DASHBOARDS} people look at a page`, async () => {
  await buildWeb();
  await using app = await system({ web: {} });
  const { databaseUrl, db, pool, rows, web } = app;
  const server = await serverOf(pool);
  const many = await manyLeads(databaseUrl, 100_000);
  const tokens = await sessions(db, { count: DASHBOARDS, organizations: many.organizations });
  const [running] = await rows<{ id: string }>(
    "SELECT id FROM campaign WHERE status = 'RUNNING' AND organization_id = $1 LIMIT 1",
    [many.organizations[0]],
  );
  const paths = ["/queue", "/campaigns", `/campaigns/${running?.id}`, "/jobs"];
  const dear: string[] = [];
  for (const path of paths) {
    const recorded = await record(web.origin, tokens[0] ?? "", path);
    // The breaker's state above every page is one. Without streams a page would cost too little.
    expect(recorded.streams.length, `${path} opens no stream`).toBeGreaterThan(0);
    const end = new AbortController();
    const open = Promise.all(
      tokens.map((token, n) =>
        replay({ token, recorded, delayMs: (n * RECORD_MS) / DASHBOARDS, signal: end.signal }),
      ),
    );
    // An early failure is reported at the end.
    open.catch(() => undefined);
    // Waits until each has begun.
    await pause(RECORD_MS);
    const before = secondsBelow(server);
    const since = performance.now();
    await pause(MEASURE_MS);
    const share = (secondsBelow(server) - before) / ((performance.now() - since) / 1_000);
    end.abort();
    await open;
    const words = `${path}: ${(share * 100).toFixed(1)} % of a core (${recorded.streams.length} streams, ${recorded.questions.length} questions in ${RECORD_MS / 1_000} s)`;
    process.stdout.write(`${words}\n`);
    if (share > MOST) dear.push(words);
  }
  expect(dear).toEqual([]);
});

/** The requests of an untouched page in a real browser. */
async function record(origin: string, token: string, path: string): Promise<Recorded> {
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ baseURL: origin });
    await context.addCookies([{ name: "leadgen_session", value: token, url: origin }]);
    const page = await context.newPage();
    const streams = new Set<string>();
    const questions: Question[] = [];
    let since = Number.POSITIVE_INFINITY;
    page.on("request", (request) => {
      const url = request.url();
      if (!url.includes("/api/trpc/")) return;
      if (request.resourceType() === "eventsource") streams.add(url);
      else if (performance.now() > since) questions.push({ url, afterMs: performance.now() - since });
    });
    await page.goto(path);
    await pause(5_000);
    since = performance.now();
    await pause(RECORD_MS);
    return { streams: [...streams], questions };
  } finally {
    await browser.close();
  }
}

interface Replay {
  readonly token: string;
  readonly recorded: Recorded;
  readonly delayMs: number;
  readonly signal: AbortSignal;
}

/** Repeats the requests, as an open page does, until the signal aborts. @throws the error of a failed request. */
async function replay({ token, recorded, delayMs, signal }: Replay): Promise<void> {
  const ask = async (url: string) => {
    const headers = { cookie: `leadgen_session=${token}`, "sec-fetch-site": "same-origin" };
    const answer = await fetch(url, { headers, signal });
    if (!answer.ok) throw new Error(`${url} was answered with ${answer.status}.`);
    for await (const _ of answer.body ?? []);
  };
  const until = (at: number) => pause(Math.max(0, at - performance.now()), undefined, { signal });
  const askInTurn = async () => {
    await until(performance.now() + delayMs);
    for (;;) {
      const since = performance.now();
      for (const { url, afterMs } of recorded.questions) {
        await until(since + afterMs);
        await ask(url);
      }
      await until(since + RECORD_MS);
    }
  };
  try {
    await Promise.all([askInTurn(), ...recorded.streams.map(ask)]);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
