import { FAILURE_TABLE, type FailureRow, ProviderError } from "@leadgen/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PROVOCATIONS } from "./provocations/index.ts";
import { EMAIL, KEY } from "./support/calls.ts";
import type { Provocation } from "./support/provocation.ts";
import { createWorld, type Seen, type World } from "./support/world.ts";

/** Occurs in every address that the calls use. */
const EMAIL_NAME = "maren.holst";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

function provocationsOf(row: FailureRow): readonly Provocation[] {
  const ofProvider: Readonly<Record<string, readonly Provocation[]>> = PROVOCATIONS[row.provider];
  return ofProvider[row.id] ?? [];
}

/** Rows without a provocation. */
function unprovoked(rows: readonly FailureRow[]): string[] {
  return rows.filter((row) => provocationsOf(row).length === 0).map(({ id }) => id);
}

function expectVerdict(row: FailureRow, { result, error }: Seen): void {
  if ("failure" in row.verdict) {
    expect(error).toBeInstanceOf(ProviderError);
    const { failure } = error as ProviderError;
    expect(failure).toMatchObject({ provider: row.provider, rule: row.id, kind: row.verdict.failure });
    return;
  }
  expect(error).toBeUndefined();
  if ("success" in row.verdict) expect(result).toMatchObject({ outcome: "SUCCEEDED", rule: row.id });
  else expect(result).toMatchObject({ outcome: "REJECTED", rule: row.id, status: row.verdict.record });
}

/** Everything of a result that could reach a log, a database row or a screen. */
function visible({ result, error }: Seen): string {
  if (!(error instanceof ProviderError)) return result?.outcome === "REJECTED" ? JSON.stringify(result) : "";
  return [
    error.message,
    error.stack,
    JSON.stringify(error),
    JSON.stringify(error.failure),
    String(error.cause),
  ].join();
}

function expectNothingLeaks(seen: Seen): void {
  for (const secret of [KEY, EMAIL, encodeURIComponent(EMAIL), EMAIL_NAME])
    expect(visible(seen)).not.toContain(secret);
  const message = seen.error instanceof ProviderError ? seen.error.failure.message : "";
  expect(message.length).toBeLessThanOrEqual(500);
}

/** One request: no retry by us or an SDK, no redirect. None if no server could be reached. */
function expectedRequests({ source }: Provocation): number {
  return "unreachable" in source && source.unreachable !== "not HTTP" ? 0 : 1;
}

describe("every row of the failure table, over HTTP", () => {
  const cases = FAILURE_TABLE.flatMap((row) =>
    provocationsOf(row).map((provocation) => ({ id: row.id, by: provocation.name, row, provocation })),
  );

  it.each(cases)(
    "$id ($by) is judged as the table says, once, without leaking",
    async ({ row, provocation }) => {
      const seen = await world.provoke(row.provider, provocation);
      expectVerdict(row, seen);
      await expect.poll(() => seen.requests).toBe(expectedRequests(provocation));
      expectNothingLeaks(seen);
    },
  );
});

describe("the suite itself", () => {
  it("covers every row of the table", () => {
    expect(unprovoked(FAILURE_TABLE)).toEqual([]);
    expect(FAILURE_TABLE.length).toBeGreaterThan(140);
  });

  it("notices a row without a provocation", () => {
    const added: FailureRow = { ...(FAILURE_TABLE[0] as FailureRow), id: "apollo.brand-new" };
    expect(unprovoked([...FAILURE_TABLE, added])).toEqual(["apollo.brand-new"]);
  });

  it("notices a leaked key", async () => {
    const leaking = new ProviderError({
      provider: "APOLLO",
      operation: "x",
      kind: "NETWORK",
      message: KEY,
      rule: "apollo.timeout",
    });
    expect(() => expectNothingLeaks({ result: undefined, error: leaking, requests: 1 })).toThrow();
  });
});
