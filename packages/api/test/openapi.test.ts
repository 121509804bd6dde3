import { system } from "@leadgen/testkit";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test } from "vitest";
import { ROUTES } from "../src/app/routes.ts";
import { CALLS } from "./actions.ts";
import { answerOf, complaints, DOCUMENT, DOCUMENTED } from "./documented.ts";
import { get, send } from "./http.ts";

/** The product's fixed paths, without accounts and members. */
const PRODUCT = `
GET /health  GET /health/live  GET /health/ready
GET /organizations  POST /organizations  GET /organizations/{}  PATCH /organizations/{}  GET /organizations/{}/campaigns
GET /campaigns  POST /campaigns  GET /campaigns/{}  PATCH /campaigns/{}  DELETE /campaigns/{}
GET /campaigns/{}/start/validate  POST /campaigns/{}/start  POST /campaigns/{}/cancel
GET /campaigns/{}/details  GET /campaigns/{}/leads/stats  GET /campaigns/{}/results  GET /campaigns/{}/export.csv
GET /campaigns/{}/instantly/analytics
GET /jobs  GET /jobs/{}  GET /jobs/{}/status  GET /jobs/status  DELETE /jobs/{}  POST /jobs/{}/retry
GET /leads  GET /leads/{}  PATCH /leads/{}
GET /queue-management/status  GET /queue-management/circuit-breaker  GET /queue-management/circuit-breaker/history
GET /queue-management/circuit-breaker/close-preview  POST /queue-management/circuit-breaker/close
POST /queue-management/circuit-breaker/open  POST /queue-management/circuit-breaker/probe`
  .trim()
  .split(/\s{2,}|\n/);

describe("the OpenAPI document", () => {
  test("is OpenAPI 3.1 to a strict validator", async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(DOCUMENT) as never);
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  test("describes every call of the product", () => {
    const described = DOCUMENTED.map(
      ({ method, path }) => `${method} ${path.replace("/api/v1", "").replaceAll(/\{\w+\}/g, "{}")}`,
    );
    expect(PRODUCT.filter((call) => !described.includes(call))).toEqual([]);
  });

  test("gives every procedure about campaigns, jobs, leads, lists and the queue a path, except streams", () => {
    const reached = new Set<string>(ROUTES.map((route) => route.procedure.action));
    const areas = /^(campaign|job|lead|queue|doNotContact)\./;
    expect(CALLS.filter((action) => areas.test(action) && !reached.has(action))).toEqual([]);
  });

  test("names each operation once, and requires credentials wherever the policy does", () => {
    const names = DOCUMENTED.map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const route of ROUTES) {
      const { operation } = DOCUMENTED.find(
        (each) => each.operation.operationId === route.operationId,
      ) as (typeof DOCUMENTED)[number];
      expect(operation.security.length > 0).toBe(route.rule.role !== "anyone");
    }
  });

  test.each(DOCUMENTED)("shows examples of $method $path that its own schemas accept", ({ operation }) => {
    const body = operation.requestBody as
      | { content: { "application/json": { schema: unknown; example: unknown } } }
      | undefined;
    const media = body?.content["application/json"];
    if (media !== undefined) expect(complaints(media.schema, media.example)).toEqual([]);
    for (const { schema, example } of operation.parameters ?? []) {
      if (example !== undefined) expect(complaints(schema, example)).toEqual([]);
    }
    for (const status of Object.keys(operation.responses)) {
      for (const { schema, example, examples = {} } of Object.values(
        answerOf(operation, Number(status))?.content ?? {},
      )) {
        if (example !== undefined) expect(complaints(schema, example)).toEqual([]);
        for (const { value } of Object.values(examples)) expect(complaints(schema, value)).toEqual([]);
      }
    }
  });

  test("is served to everybody, like the page, which loads nothing from elsewhere", async () => {
    await using w = await system({ api: {} });
    const served = await get(w, "/api/v1/openapi.json", { token: null });
    expect(await served.json()).toEqual(DOCUMENT);
    const page = await get(w, "/api/docs", { token: null });
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    const text = await page.text();
    expect(text).not.toMatch(/<script|<link|<img|src=|url\(|@import/);
    for (const { method, path, operation } of DOCUMENTED) {
      expect(text).toContain(`<span class="${method}">${method}</span> <code>${path}</code>`);
      expect(text).toContain(`id="${operation.operationId}"`);
    }
    expect((await send(w, "/api/docs", { method: "POST" })).status).toBe(405);
  });
});
