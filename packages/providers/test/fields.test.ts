import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Providers } from "../src/index.ts";
import { play } from "./exchanges/exchange.ts";
import { ADDED } from "./exchanges/good.ts";
import { GOOD_CALLS, type GoodCall } from "./properties/good-calls.ts";
import {
  ABSENT,
  change,
  changed,
  mangled,
  type Path,
  pathsOf,
  touches,
  valueAt,
} from "./properties/paths.ts";
import { addLead, clientsAt } from "./support/calls.ts";
import { respondWith } from "./support/provocation.ts";
import { type RawServer, startRawServer } from "./support/raw-server.ts";

let raw: RawServer;
let providers: Providers;

beforeAll(async () => {
  raw = await startRawServer();
  providers = clientsAt(raw.url);
});

afterAll(async () => {
  await providers.close();
  await raw[Symbol.asyncDispose]();
});

const RUNS = 150;

const answered = (call: GoodCall["call"], body: unknown) =>
  play(raw, providers, { call, respond: respondWith(200, body) });

/** Fields that neither contain a needed field nor are part of one. */
function unneeded({ good, needed, deciding = [] }: GoodCall): Path[] {
  return pathsOf(good).filter((path) => {
    return !deciding.includes(path) && !needed.some((other) => touches(path, other));
  });
}

describe.each(GOOD_CALLS)("$name", (goodCall) => {
  const { call, good, needed, essence } = goodCall;
  const free = unneeded(goodCall);

  async function expectSame(body: unknown): Promise<void> {
    const { verdict, rule, result } = await answered(call, body);
    expect(verdict, `${rule} for ${JSON.stringify(body)}`).toBe("SUCCESS");
    const expected = await answered(call, good);
    const dataOf = (played: typeof expected.result) =>
      played?.outcome === "SUCCEEDED" ? essence(played.data as never) : undefined;
    expect(dataOf(result)).toEqual(dataOf(expected.result));
  }

  it("gives the same result if fields that are not needed are absent, null or odd", async () => {
    expect(free.length).toBeGreaterThan(0);
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(free, { minLength: 1 }),
        fc.array(change, { minLength: 1 }),
        async (paths, to) => {
          const body = paths.reduce(
            (value, path, index) => changed(value, path, to[index % to.length]),
            good,
          );
          await expectSame(body);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it("gives the same result without any of them, and with all of them null", async () => {
    for (const to of [ABSENT, null])
      await expectSame(free.reduce((value, path) => changed(value, path, to), good));
  });

  const [first, ...more] = needed;
  if (first === undefined) return;

  it("notices a needed field in the list of those that are not needed", async () => {
    await expect(expectSame(changed(good, first, 7))).rejects.toThrow();
  });

  it("is a failure when a needed field is absent or of another type", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(first, ...more).chain((path) =>
          mangled(valueAt(good, path))
            .filter((to) => !isDocumentedAsNothing(path, to))
            .map((to) => ({ path, to })),
        ),
        async ({ path, to }) => {
          const { verdict } = await answered(call, changed(good, path, to));
          expect(verdict, `${path} = ${JSON.stringify(to)}`).toMatch(
            /^FAILURE (INVALID_RESPONSE|RUN_FAILED)$/,
          );
        },
      ),
      { numRuns: RUNS },
    );
  });
});

/** Changes that are documented answers: a null address means "none", and a number may come as a text. */
function isDocumentedAsNothing(path: Path, to: unknown): boolean {
  if (path === "matches.0.email") return to === null;
  return (
    (path === "total_entries" || path === "status") &&
    typeof to === "string" &&
    /^\s*-?\d+(\.\d+)?\s*$/.test(to)
  );
}

describe("Instantly's answer to an addition that says nothing about the lead", () => {
  const TELLING = [
    ...["created_leads", "leads_uploaded", "in_blocklist", "duplicated_leads", "skipped_count"],
    ...["invalid_email_count", "incomplete_count", "duplicate_email_count", "remaining_in_plan"],
  ] as const;
  const odd = fc.constantFrom<unknown>(undefined, null, true, "none", {}, [], 0, -1, "0");

  it("is a failure, for any value in the fields that should say it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.record(Object.fromEntries(TELLING.map((name) => [name, odd]))), async (fields) => {
        const { verdict } = await answered(addLead, { ...ADDED, ...fields });
        expect(verdict).toMatch(/^FAILURE (INVALID_RESPONSE|QUOTA_EXHAUSTED)$/);
      }),
      { numRuns: RUNS },
    );
  });
});
