import { describe, expect, it } from "vitest";
import { transportFailureOf } from "../src/http/transport-failure.ts";

function coded(code: string): Error {
  return Object.assign(new Error(`connect ${code} 127.0.0.1:4010 /api/v3/?api=secret`), { code });
}

describe("a network error", () => {
  it.each([
    ["ENOTFOUND", "name-not-resolved"],
    ["EAI_AGAIN", "name-not-resolved"],
    ["ECONNREFUSED", "connection-refused"],
    ["ENETUNREACH", "connection-refused"],
    ["ETIMEDOUT", "timeout"],
    ["UND_ERR_CONNECT_TIMEOUT", "timeout"],
    ["ECONNRESET", "connection-reset"],
    ["UND_ERR_SOCKET", "connection-reset"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls-failed"],
    ["CERT_HAS_EXPIRED", "tls-failed"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "tls-failed"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "tls-failed"],
    ["HPE_INVALID_CONSTANT", "not-http"],
    ["UND_ERR_INVALID_ARG", "unsendable"],
    ["EBRANDNEW", "connection-reset"],
  ])("with the code %s is read as %s, in plain words", (code, signal) => {
    const failure = transportFailureOf(coded(code));
    expect(failure.signal).toBe(signal);
    expect(failure.message).toMatch(/^[A-Z].*\.$/);
    expect(failure.message).not.toMatch(/127\.0\.0\.1|secret/);
  });

  it("is found inside the errors that wrap it", () => {
    const both = new AggregateError([coded("ECONNREFUSED"), coded("ECONNREFUSED")]);
    expect(transportFailureOf(both).signal).toBe("connection-refused");
    expect(transportFailureOf(new Error("x", { cause: coded("ENOTFOUND") })).signal).toBe(
      "name-not-resolved",
    );
  });

  it("without any code counts as a broken connection", () => {
    expect(transportFailureOf("what?").message).toBe("The connection broke before the answer was complete.");
  });
});
