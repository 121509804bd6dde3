import { describe, expect, it } from "vitest";
import {
  COMMON_SIGNALS,
  FAILURE_KINDS,
  FAILURE_TABLE,
  failureRow,
  PROVIDERS,
  RECORD_OUTCOMES,
  type RuleId,
  renderProviderErrors,
} from "../../src/index.ts";

describe("the failure table", () => {
  it("has unique ids that begin with their provider", () => {
    expect(new Set(FAILURE_TABLE.map(({ id }) => id)).size).toBe(FAILURE_TABLE.length);
    for (const { id, provider } of FAILURE_TABLE)
      expect(id.startsWith(`${provider.toLowerCase()}.`)).toBe(true);
  });

  it("knows the common signals of every provider, and all of them open the breaker", () => {
    for (const provider of PROVIDERS) {
      for (const [signal, { failure }] of Object.entries(COMMON_SIGNALS)) {
        const row = failureRow(`${provider.toLowerCase()}.${signal}` as RuleId);
        expect(row).toMatchObject({ provider, verdict: { failure } });
      }
    }
  });

  it("uses every kind of failure and every outcome of a record", () => {
    const used = FAILURE_TABLE.flatMap(({ verdict }) => Object.values(verdict));
    for (const kind of FAILURE_KINDS) expect(used).toContain(kind);
    for (const outcome of RECORD_OUTCOMES) expect(used).toContain(outcome);
  });

  it("refuses an id that is not in it", () => {
    expect(() => failureRow("apollo.made-up" as RuleId)).toThrow("apollo.made-up");
  });
});

describe("the generated page", () => {
  it("names every own row by its id and every common signal", () => {
    const page = renderProviderErrors();
    for (const { id } of FAILURE_TABLE) {
      const signal = id.split(".")[1] as string;
      expect(page).toContain(signal in COMMON_SIGNALS ? `<provider>.${signal}` : `\`${id}\``);
    }
  });

  it("has tables whose rows all have as many cells as their heading", () => {
    const cells = (line: string) => line.replaceAll("\\|", "").split("|").length;
    const lines = renderProviderErrors().split("\n");
    let heading = 0;
    for (const line of lines) {
      if (!line.startsWith("|")) heading = 0;
      else if (heading === 0) heading = cells(line);
      else expect(cells(line)).toBe(heading);
    }
  });
});
