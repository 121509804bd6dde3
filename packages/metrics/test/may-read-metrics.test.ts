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
    "nobody else may: %s",
    (address) => {
      expect(mayReadMetrics(from(address), undefined)).toBe(false);
    },
  );

  it("whoever comes through a proxy may not, although the proxy is this machine", () => {
    expect(mayReadMetrics(from("127.0.0.1", { forwarded: true }), undefined)).toBe(false);
  });
});

describe("with a token", () => {
  it("who has it may, from anywhere", () => {
    expect(
      mayReadMetrics(from("10.0.0.1", { authorization: "Bearer s3cret", forwarded: true }), "s3cret"),
    ).toBe(true);
  });

  it.each([undefined, "", "Bearer", "Bearer s3cre", "bearer s3cret", "Basic s3cret", "s3cret"])(
    "nobody else may, this machine included: %s",
    (authorization) => {
      const reader = { ...from("127.0.0.1"), authorization };
      expect(mayReadMetrics(reader, "s3cret")).toBe(false);
    },
  );
});
