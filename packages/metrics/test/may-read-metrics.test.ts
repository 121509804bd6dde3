import { describe, expect, it } from "vitest";
import { mayReadMetrics } from "../src/index.ts";

const from = (address: string | undefined, more: { authorization?: string; forwarded?: boolean } = {}) => ({
  address,
  authorization: undefined,
  forwarded: false,
  ...more,
});

describe("without a token", () => {
  it.each(["127.0.0.1", "127.0.0.8", "::1", "::ffff:127.0.0.1"])("this machine may: %s", (address) => {
    expect(mayReadMetrics(from(address), undefined)).toBe(true);
  });

  it.each([undefined, "", "10.0.0.1", "::ffff:10.0.0.1", "127.0.0.1.evil.example", "1127.0.0.1"])(
    "no other machine may: %s",
    (address) => {
      expect(mayReadMetrics(from(address), undefined)).toBe(false);
    },
  );

  it("a client behind a proxy may not, although the proxy is this machine", () => {
    expect(mayReadMetrics(from("127.0.0.1", { forwarded: true }), undefined)).toBe(false);
  });
});

describe("with a token", () => {
  it("a client with the token may, from anywhere", () => {
    expect(
      mayReadMetrics(from("10.0.0.1", { authorization: "Bearer s3cret", forwarded: true }), "s3cret"),
    ).toBe(true);
  });

  it.each([undefined, "", "Bearer", "Bearer s3cre", "bearer s3cret", "Basic s3cret", "s3cret"])(
    "a client without it may not, not even from this machine: %s",
    (authorization) => {
      const reader = { ...from("127.0.0.1"), authorization };
      expect(mayReadMetrics(reader, "s3cret")).toBe(false);
    },
  );
});
