import { once } from "node:events";
import { readdirSync } from "node:fs";
import { request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { system } from "@leadgen/testkit";
import { buildWeb } from "@leadgen/testkit/web";
import { expect, it } from "vitest";
import { sessions } from "./sessions.ts";

const CLIENTS = 500;
const PERSONS = 50;
const ROUNDS = 4;
/** Descriptors that the process may open and keep during the test, such as a connection of its pool. */
const MORE = 12;
/** Growth of the heap: far less than 2,000 leaked streams would take. */
const MORE_BYTES = 8_000_000;

it(`frees everything of ${CLIENTS} clients that connect and drop, ${ROUNDS} times over`, async () => {
  await buildWeb();
  await using app = await system({ web: {} });
  const { db, rows, web } = app;
  const tokens = await sessions(db, { count: PERSONS, organizations: [] });
  const look = async () => {
    await settled(web.origin);
    const [connections] = await rows<{ count: number }>(
      "SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name LIKE 'leadgen%'",
    );
    return {
      descriptors: readdirSync(`/proc/${web.pid}/fd`).length,
      connections: connections?.count ?? 0,
      heap: await leastHeap(web.origin),
    };
  };
  // Warm-up: opens and compiles what is opened and compiled once.
  await comeAndGo(web.origin, tokens);
  const before = await look();
  for (let round = 0; round < ROUNDS; round++) await comeAndGo(web.origin, tokens);
  const after = await look();
  process.stdout.write(`before ${JSON.stringify(before)}, after ${JSON.stringify(after)}\n`);
  expect(after.descriptors).toBeLessThanOrEqual(before.descriptors + MORE);
  expect(after.connections).toBeLessThanOrEqual(before.connections + MORE);
  expect(after.heap).toBeLessThanOrEqual(before.heap + MORE_BYTES);
  expect(web.printed()).not.toMatch(/MaxListenersExceeded/);
});

/** Each client opens a stream, reads its first event and drops the connection. */
async function comeAndGo(origin: string, tokens: readonly string[]): Promise<void> {
  const clients = Array.from({ length: CLIENTS }, async (_, n) => {
    const headers = {
      cookie: `leadgen_session=${tokens[n % tokens.length]}`,
      accept: "text/event-stream",
      "sec-fetch-site": "same-origin",
    };
    const asked = request(`${origin}/api/trpc/queue.live`, { headers }).end();
    const [answer] = await once(asked, "response");
    if (answer.statusCode !== 200) throw new Error(`A stream was answered with ${answer.statusCode}.`);
    await once(answer, "data");
    asked.on("error", () => undefined);
    asked.destroy();
  });
  await Promise.all(clients);
}

async function metric(origin: string, name: string): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  return Number(new RegExp(`^${name}(?:{[^}]*})? (\\S+)$`, "m").exec(text)?.[1]);
}

async function settled(origin: string): Promise<void> {
  await expect.poll(() => metric(origin, "leadgen_streams"), { timeout: 60_000 }).toBe(0);
}

/** The least of many readings, since garbage is collected at unknown times. */
async function leastHeap(origin: string): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let look = 0; look < 60; look++) {
    least = Math.min(least, await metric(origin, "nodejs_heap_size_used_bytes"));
    await pause(500);
  }
  return least;
}
