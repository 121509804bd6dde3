import { DomainError, ERROR_CODES } from "@leadgen/core";
import { CommitOutcomeUnknownError } from "@leadgen/db";
import { system } from "@leadgen/testkit";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import superjson from "superjson";
import { describe, expect, test } from "vitest";
import { TRANSPORT } from "../src/errors/codes.ts";
import { translate } from "../src/errors/translate.ts";
import { post } from "./http.ts";

const PASSWORD = "s3cr3t-pw";

describe("the table of transports", () => {
  test("has every code of the domain", () => {
    expect(Object.keys(TRANSPORT)).toEqual(expect.arrayContaining([...ERROR_CODES]));
  });

  test.each(Object.entries(TRANSPORT))("gives %s the status that tRPC gives it", (_, { trpc, status }) => {
    expect(getHTTPStatusCodeFromError(new TRPCError({ code: trpc }))).toBe(status);
  });
});

describe("an error of our own", () => {
  test("is answered with an id only, over REST and tRPC, and logged in full under it", async () => {
    await using w = await system({
      api: {
        probe: () => Promise.reject(new TypeError(`undefined is not ${PASSWORD}`)),
      },
    });
    const rest = await post(w, "/api/v1/queue-management/circuit-breaker/probe", {
      body: { provider: "OPENAI" },
    });
    expect(rest.status).toBe(500);
    const text = await rest.text();
    const { error } = JSON.parse(text) as { error: { code: string; details: { id: string } } };
    expect(error.code).toBe("INTERNAL_ERROR");
    const trpc = await post(w, "/api/trpc/queue.probe", {
      body: superjson.serialize({ provider: "OPENAI" }),
    });
    expect(trpc.status).toBe(500);
    expect(text + (await trpc.text())).not.toMatch(new RegExp(`${PASSWORD}|stack|\\.ts`));
    expect(w.logged).toHaveLength(2);
    expect(w.logged[0]).toMatchObject({ requestId: error.details.id, path: "queue.probe" });
  });

  test("has no stack in the answer or the log", () => {
    const logged: object[] = [];
    const where = { path: "x", log: (event: object) => logged.push(event) };
    const told = translate(new Error("column secret does not exist"), where);
    expect(told.code).toBe("INTERNAL_ERROR");
    expect(told.message).toMatch(/^Something went wrong on our side\. Search the log for err_[0-9a-f]{12};/);
    expect(JSON.stringify({ ...told, message: told.message })).not.toMatch(/secret|\.ts/);
    expect(logged).toEqual([
      expect.objectContaining({
        level: "error",
        requestId: told.details.id,
        path: "x",
        err: {
          type: "Error",
          message: "column secret does not exist",
          at: expect.stringMatching(/^errors\.test\.ts:\d+$/),
        },
      }),
    ]);
    expect(JSON.stringify(logged)).not.toContain(" at ");
  });

  test("that is not an Error is answered the same way", () => {
    const told = translate("boom", { path: "x", log: () => {} });
    expect(told.code).toBe("INTERNAL_ERROR");
  });
});

describe("translation", () => {
  const where = { path: "x", log: () => {} };

  test("keeps a refusal of the domain as it is", () => {
    const told = translate(new DomainError("STALE_EPOCH", "Look again.", { epoch: 2 }), where);
    expect(told).toMatchObject({ code: "STALE_EPOCH", message: "Look again.", details: { epoch: 2 } });
  });

  test("says that the outcome of a lost COMMIT is unknown", () => {
    const told = translate(new CommitOutcomeUnknownError(new Error("gone")), where);
    expect(told).toMatchObject({
      code: "UNAVAILABLE",
      message: expect.stringMatching(/entirely or not at all/),
    });
  });

  test.each([
    "08006",
    "57P01",
    "57P03",
    "53300",
    "55P03",
    "40001",
    "40P01",
    "25006",
    "25P03",
    "28P01",
    "42P01",
    "53100",
    "58030",
    "P2034",
    "ECONNRESET",
    "EPIPE",
  ])("takes %s for trouble of the database", (code) => {
    expect(translate(Object.assign(new Error("x"), { code }), where).code).toBe("UNAVAILABLE");
  });

  test("reports a statement of ours that took too long as our error, not as database trouble", () => {
    expect(translate(Object.assign(new Error("x"), { code: "57014" }), where)).toMatchObject({
      code: "INTERNAL_ERROR",
      message: expect.stringMatching(/took too long for a statement of ours.*nothing was changed.*err_/),
    });
  });

  test("treats a missing file as our fault, although it has an errno", () => {
    const missing = Object.assign(new Error("x"), { code: "ENOENT", syscall: "open" });
    expect(translate(missing, where).code).toBe("INTERNAL_ERROR");
  });

  test.each(["23505", "22P02", "42601"])("takes SQLSTATE %s for our fault", (code) => {
    expect(translate(Object.assign(new Error("x"), { code }), where).code).toBe("INTERNAL_ERROR");
  });
});
