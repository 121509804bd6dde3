import { describe, expect, test } from "vitest";
import { RETRYABLE, retryRule } from "../src/retryable.ts";

function failure(code: string, message = "as PostgreSQL says"): Error {
  return Object.assign(new Error(message), { code });
}

describe("the retry table", () => {
  test.each(Object.keys(RETRYABLE).filter((code) => code !== "0A000"))("retries %s", (code) => {
    expect(retryRule(failure(code.padEnd(5, "0")))).toEqual(RETRYABLE[code]);
  });

  test("retries 0A000 only when a cached plan is the reason", () => {
    expect(retryRule(failure("0A000", "cached plan must not change result type"))).toEqual({
      connection: "replace",
    });
    expect(retryRule(failure("0A000", "cross-database references are not implemented"))).toBeUndefined();
  });

  test.each(["55P03", "57014", "25P03", "53300", "57P03", "23505", "23514", "42P01", "P0001"])(
    "does not retry %s",
    (code) => {
      expect(retryRule(failure(code))).toBeUndefined();
    },
  );

  test.each(["ECONNRESET", "EPIPE"])("replaces the connection after %s", (code) => {
    expect(retryRule(failure(code))).toEqual({ connection: "replace" });
  });

  test("does not retry an error of the work's own", () => {
    expect(retryRule(new Error("no such campaign"))).toBeUndefined();
    expect(retryRule("not even an error")).toBeUndefined();
  });
});
