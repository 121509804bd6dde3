import { describe, expect, it } from "vitest";
import { requestIdOf, retryAfterSecondsOf } from "../src/http/answer-headers.ts";

const answer = (headers: Record<string, string>, text = "") => ({
  status: 429,
  headers,
  text,
  truncated: false,
});

describe("retryAfterSecondsOf", () => {
  it.each([
    [{ "retry-after": "15733" }, 15_733],
    [{ "retry-after": "1.2" }, 2],
    [{ "retry-after-ms": "1500", "retry-after": "9" }, 2],
    [{ "retry-after": "Mon, 23 Nov 2026 10:00:30 GMT", date: "Mon, 23 Nov 2026 10:00:00 GMT" }, 30],
    [{ "retry-after": "Mon, 23 Nov 2026 10:00:30 GMT" }, undefined],
    [{ "retry-after": "soon" }, undefined],
    [{ "retry-after": "-5", date: "Mon, 23 Nov 2026 10:00:00 GMT" }, undefined],
    [{ "retry-after": "0" }, 0],
    [{ "retry-after": "7, 9" }, 7],
    [{ "retry-after": "0.25" }, 1],
    [{ "retry-after-ms": "", "retry-after": "9" }, 9],
    [{ "retry-after-ms": "0x10", "retry-after": "9" }, 9],
    [{ "retry-after": "1e9" }, undefined],
    [{ "retry-after": "99999999999999999999" }, undefined],
    [{ "retry-after": "Fri, 31 Dec 9999 23:59:59 GMT", date: "Mon, 23 Nov 2026 10:00:00 GMT" }, undefined],
    [{ "retry-after": "Mon, 23 Nov 2026 09:00:00 GMT", date: "Mon, 23 Nov 2026 10:00:00 GMT" }, 0],
    [{ "retry-after": "Monday, 23-Nov-26 10:00:30 GMT", date: "Mon, 23 Nov 2026 10:00:00 GMT" }, 30],
    [{ "retry-after": "Thu, 99 Foo 9999", date: "Mon, 23 Nov 2026 10:00:00 GMT" }, undefined],
    [{}, undefined],
  ] as [Record<string, string>, number | undefined][])("reads %j as %s seconds", (headers, seconds) => {
    expect(retryAfterSecondsOf(answer(headers))).toBe(seconds);
  });
});

describe("requestIdOf", () => {
  it("keeps every digit of an id that is larger than 2^53", () => {
    expect(requestIdOf(answer({}, '{"request_id":902144557813002291,"person":null}'))).toBe(
      "902144557813002291",
    );
  });

  it("prefers the header to the id in the body", () => {
    expect(requestIdOf(answer({ "x-request-id": "req_1" }, '{"id":"resp_9"}'))).toBe("req_1");
    expect(requestIdOf(answer({}, '{"id":"resp_9"}'))).toBe("resp_9");
    expect(requestIdOf(answer({ "x-request-id": "req_1, req_2" }))).toBe("req_1");
  });

  it("ignores a header that is no id, and another object's id", () => {
    expect(requestIdOf(answer({ "x-request-id": "<script>" }, '{"id":"person-1"}'))).toBeUndefined();
  });
});
