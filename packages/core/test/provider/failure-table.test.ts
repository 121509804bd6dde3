import { describe, expect, it } from "vitest";
import {
  COMMON_SIGNALS,
  FAILURE_KINDS,
  FAILURE_TABLE,
  type FailureRow,
  failureRow,
  mayBeOurs,
  PROVIDERS,
  RECORD_OUTCOMES,
  type RecordRow,
  type RuleId,
  renderProviderErrors,
} from "../../src/index.ts";

describe("the failure table", () => {
  it("has unique ids that begin with their provider", () => {
    expect(new Set(FAILURE_TABLE.map(({ id }) => id)).size).toBe(FAILURE_TABLE.length);
    for (const { id, provider } of FAILURE_TABLE)
      expect(id.startsWith(`${provider.toLowerCase()}.`)).toBe(true);
  });

  it("has the common signals for every provider, and all of them open the breaker", () => {
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

describe("the rule of doubt", () => {
  const records = FAILURE_TABLE.filter((row): row is RecordRow & { id: RuleId } => "record" in row.verdict);

  it("makes each outcome of a record say why it is about one record", () => {
    expect(records.length).toBeGreaterThan(15);
    for (const { id, why } of records) expect(why.length, id).toBeGreaterThan(20);
    // @ts-expect-error: without a `why` it is not a row.
    const row: FailureRow = { id: "x.y", provider: "APOLLO", signal: "s", verdict: { record: "REJECTED" } };
    expect(row).not.toHaveProperty("why");
  });

  it("counts for J14 only outcomes whose reason may be ours", () => {
    const ours = FAILURE_TABLE.filter(({ id }) => mayBeOurs(id)).map(({ id }) => id);
    expect(ours).toEqual(records.filter(({ maybeOurs }) => maybeOurs).map(({ id }) => id));
    for (const rule of ["openai.unusable-text", "openai.incomplete", "perplexity.input-rejected"])
      expect(ours).toContain(rule);
    for (const rule of ["millionverifier.invalid", "apollo.no-match", "openai.server-error", "x.y"])
      expect(mayBeOurs(rule)).toBe(false);
  });

  it("treats no 400 or 422 of Apollo's reveal as about a person", () => {
    const rejected = records.filter(
      ({ id, provider }) => provider === "APOLLO" && id !== "apollo.search-rejected",
    );
    expect(rejected.map(({ id }) => id)).toEqual(["apollo.no-match", "apollo.no-email"]);
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
