import { COMMON_SIGNALS, commonRuleId, FAILURE_TABLE, type FailureRow, PROVIDERS } from "@leadgen/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Providers } from "../src/index.ts";
import { APOLLO_CONTROLS } from "./controls/apollo.ts";
import { commonControls } from "./controls/common.ts";
import type { Control } from "./controls/control.ts";
import { INSTANTLY_CONTROLS } from "./controls/instantly.ts";
import { MILLIONVERIFIER_CONTROLS } from "./controls/millionverifier.ts";
import { OPENAI_CONTROLS } from "./controls/openai.ts";
import { PERPLEXITY_CONTROLS } from "./controls/perplexity.ts";
import { play } from "./exchanges/exchange.ts";
import { clientsAt } from "./support/calls.ts";
import { type RawServer, startRawServer } from "./support/raw-server.ts";

const CONTROLS: ReadonlyMap<string, Control> = new Map<string, Control>([
  ...Object.entries({
    ...APOLLO_CONTROLS,
    ...MILLIONVERIFIER_CONTROLS,
    ...PERPLEXITY_CONTROLS,
    ...OPENAI_CONTROLS,
    ...INSTANTLY_CONTROLS,
  }),
  ...PROVIDERS.flatMap((provider) =>
    commonControls(provider).map(
      (control) => [commonRuleId(provider, control.signal), control] as [string, Control],
    ),
  ),
]);

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

const isFailure = (row: FailureRow): boolean => "failure" in row.verdict;

describe("the nearest answer that must not match", () => {
  const cases = FAILURE_TABLE.flatMap((row) => {
    const control = CONTROLS.get(row.id);
    return control === undefined ? [] : [{ id: row.id, by: control.name, row, control }];
  });

  it.each(cases)("$id ($by) gives the opposite verdict", async ({ row, control }) => {
    const { verdict, rule } = await play(raw, providers, control);
    expect(rule).not.toBe(row.id);
    expect(verdict.startsWith("FAILURE"), `${verdict} by ${rule}`).toBe(!isFailure(row));
    expect(verdict).not.toMatch(/^THROWN/);
  });

  it("exists for each row", () => {
    expect(cases.length).toBe(FAILURE_TABLE.length);
    expect(CONTROLS.size).toBe(FAILURE_TABLE.length);
    expect(Object.keys(COMMON_SIGNALS).length * PROVIDERS.length).toBeLessThan(cases.length);
  });
});
