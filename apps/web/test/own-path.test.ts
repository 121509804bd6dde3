import { describe, expect, it } from "vitest";
import { HOME, ownPath, withNext } from "../src/lib/own-path.ts";

describe("where ?next= leads", () => {
  it.each([
    "/queue",
    "/campaigns/0198c0de-0000-7000-8000-000000000001?tab=jobs&job=7",
    "/invitations/0198c0de-0000-7000-8000-000000000001.AbC-_x",
  ])("is %s, a page of this app", (path) => expect(ownPath(path)).toBe(path));

  it.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/..//evil.example",
    "/./\\evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "evil.example",
    "",
    "/",
    "/api/v1/auth/me",
    "/_next/static/x.js",
    "/sign-in?next=/queue",
    "/%00//evil.example\u0000",
  ])("is never %j", (next) => {
    const target = new URL(ownPath(next), "https://leadgen.example");
    expect(target.origin).toBe("https://leadgen.example");
    if (!next.startsWith("/%00")) expect(ownPath(next)).toBe(HOME);
  });

  it("is the start page when there is none, or more than one", () => {
    expect([undefined, null, ["/queue", "/audit"]].map(ownPath)).toEqual([HOME, HOME, HOME]);
  });

  it("is passed to the sign-in page as one parameter, with any content", () => {
    const address = new URL(
      withNext("/sign-in", "/campaigns/1?tab=jobs&next=//evil.example"),
      "http://here.example",
    );
    expect(address.searchParams.get("next")).toBe("/campaigns/1?tab=jobs&next=//evil.example");
    expect([...address.searchParams.keys()]).toEqual(["next"]);
    expect(withNext("/sign-in", HOME)).toBe("/sign-in");
  });
});
