import { expect } from "vitest";
import type { FaultName, ProviderName } from "../src/index.ts";
import type { Reply } from "./helpers.ts";

type Check = (reply: Reply) => void;

const status =
  (code: number): Check =>
  (reply) =>
    expect(reply.status).toBe(code);

const html =
  (code: number): Check =>
  (reply) => {
    expect([reply.status, reply.headers.get("content-type")]).toEqual([code, "text/html; charset=utf-8"]);
    expect(reply.text).toContain("<html>");
  };

const like =
  (code: number, shape: object): Check =>
  (reply) => {
    expect(reply.status).toBe(code);
    expect(reply.json).toMatchObject(shape);
  };

const limited =
  (seconds: string | null): Check =>
  (reply) =>
    expect([reply.status, reply.headers.get("retry-after")]).toEqual([429, seconds]);

const verdict = (result: string) => like(200, { result, error: "" });
const verifierError = (error: RegExp) =>
  like(200, { result: "error", resultcode: 4, error: expect.stringMatching(error) });
const openaiError = (code: number, name: string | null) => like(code, { error: { code: name } });
const counted = (counter: string) => like(200, { [counter]: 1, leads_uploaded: 0, created_leads: [] });

/** The answer's content coding; fetch has already decoded it. */
const coded =
  (coding: string | null): Check =>
  (reply) =>
    expect([reply.status, reply.headers.get("content-encoding")]).toEqual([200, coding]);

/** Types and phases of the items of a run. */
const items = (reply: Reply) =>
  reply.json.output.map(({ type, phase }: { type: string; phase?: string }) => phase ?? type);
const texts = (reply: Reply) =>
  reply.json.output.flatMap((item: { content?: { text: string }[] }) =>
    (item.content ?? []).map((part) => part.text),
  );
const run =
  (output: readonly string[]): Check =>
  (reply) => {
    expect([reply.status, reply.json.status]).toEqual([200, "completed"]);
    expect(items(reply)).toEqual(output);
  };

const own = (forms: Record<ProviderName, Check>) => forms;

/**
 * What a caller sees of each fault that answers: one function for all providers, or one for each. Faults of the
 * connection have no answer and are tested separately.
 */
export const EXPECTED: Partial<Record<FaultName, Check | Partial<Record<ProviderName, Check>>>> = {
  slow: status(200),
  "http-500": status(500),
  "http-502-html": html(502),
  "http-503": status(503),
  "rate-limited": limited(null),
  "rate-limited-retry-after": limited("2"),
  "rate-limited-huge-retry-after": limited("15733"),
  "rate-limited-retry-after-date": (reply) => {
    expect(reply.status).toBe(429);
    const [sent, again] = ["date", "retry-after"].map((name) => Date.parse(reply.headers.get(name) ?? ""));
    expect((again ?? 0) - (sent ?? 0)).toBe(3_600_000);
  },
  "redirected-elsewhere": (reply) => {
    expect([reply.status, reply.text]).toEqual([307, ""]);
    expect(reply.headers.get("location")).toMatch(/^http:\/\/elsewhere\.invalid\/(api|v1)/);
  },
  gzip: coded("gzip"),
  // Over plain HTTP fetch requests gzip and deflate; test/content-codings.test.ts requests the others.
  br: coded(null),
  deflate: coded("deflate"),
  zstd: coded(null),
  "unasked-coding": (reply) => expect(reply.headers.get("content-encoding")).toBe("zstd"),
  "bom-and-spaces": (reply) => {
    expect(reply.text).toMatch(/^\{.+\} {3}\r\n {2}$/s);
    expect(JSON.parse(reply.text)).toBeInstanceOf(Object);
  },
  "early-hints": status(200),
  "absent-fields": own({
    apollo: (reply) => expect(Object.keys(reply.json)).toEqual(["status", "matches"]),
    millionverifier: (reply) => expect(Object.keys(reply.json)).toEqual(["result", "error"]),
    perplexity: (reply) => expect(Object.keys(reply.json)).toEqual(["status", "output"]),
    openai: (reply) =>
      expect(Object.keys(reply.json)).toEqual(["status", "error", "incomplete_details", "output"]),
    instantly: (reply) => expect(Object.keys(reply.json)).toEqual(["status", "created_leads"]),
  }),
  "null-fields": own({
    apollo: like(200, {
      status: "success",
      credits_consumed: null,
      matches: expect.arrayContaining([expect.objectContaining({ organization: null })]),
    }),
    millionverifier: like(200, { error: "", credits: null, resultcode: null }),
    perplexity: like(200, { status: "completed", usage: null, id: null }),
    openai: like(200, { status: "completed", usage: null, id: null }),
    instantly: like(200, { status: "success", leads_uploaded: null, created_leads: [{ index: 0 }] }),
  }),
  "other-type-fields": own({
    apollo: like(200, { status: "success", credits_consumed: expect.any(String) }),
    millionverifier: like(200, { error: "", credits: expect.any(String), quality: 7 }),
    perplexity: like(200, { status: "completed", usage: "none", created_at: expect.any(String) }),
    openai: like(200, { status: "completed", usage: "none", store: "no" }),
    instantly: like(200, { status: "success", leads_uploaded: "1", created_leads: [{ index: 0 }] }),
  }),
  unauthorized: own({
    apollo: (reply) => expect([reply.status, reply.text]).toEqual([401, "Invalid access credentials."]),
    millionverifier: verifierError(/^Apikey not found$/),
    perplexity: like(401, { error: { type: "invalid_api_key" } }),
    openai: openaiError(401, "invalid_api_key"),
    instantly: like(401, { error: "Unauthorized" }),
  }),
  forbidden: own({
    apollo: like(403, { error_code: "API_INACCESSIBLE" }),
    millionverifier: html(403),
    perplexity: like(403, { error: { type: "forbidden" } }),
    openai: openaiError(403, "unsupported_country_region_territory"),
    instantly: like(403, { error: "Forbidden" }),
  }),
  "quota-exhausted": own({
    apollo: like(422, { error_details: { code: "BILLING.LIMIT.CREDITS_EXHAUSTED" } }),
    millionverifier: verifierError(/credits/i),
    perplexity: like(401, { error: { type: "insufficient_quota" } }),
    openai: like(429, { error: { type: "insufficient_quota", code: "credit_balance_exhausted" } }),
    instantly: like(402, { error: "Payment Required" }),
  }),
  "endpoint-withdrawn": own({
    apollo: like(422, { error: expect.stringContaining("deprecated") }),
    millionverifier: html(404),
    perplexity: like(403, { error: { type: "chat_completions_not_available" } }),
    openai: openaiError(404, null),
    instantly: like(404, { error: "Not Found" }),
  }),
  "malformed-json": (reply) => {
    expect([reply.status, reply.headers.get("content-type")]).toEqual([
      200,
      "application/json; charset=utf-8",
    ]);
    expect(reply.text.length).toBeGreaterThan(10);
    expect(reply.json).toBeUndefined();
  },
  "html-200": html(200),
  "empty-200": (reply) => expect([reply.status, reply.text]).toEqual([200, ""]),
  "wrong-shape-200": (reply) => {
    expect(reply.status).toBe(200);
    for (const key of ["matches", "people", "result_code", "status", "output", "created_leads"]) {
      expect(reply.json).not.toHaveProperty(key);
    }
  },
  "no-match": like(200, { credits_consumed: 0, missing_records: 10, matches: Array(10).fill(null) }),
  "placeholder-email": (reply) => {
    const emails = reply.json.matches.map((person: { email: string }) => person.email);
    expect(new Set(emails)).toEqual(new Set(["email_not_unlocked@domain.com"]));
    expect(reply.json.credits_consumed).toBe(0);
  },
  "no-email": (reply) => {
    expect(reply.json.matches.every((person: { email: null }) => person.email === null)).toBe(true);
    expect(reply.json.credits_consumed).toBe(0);
  },
  "bulk-status-failed": like(200, { status: "failed", matches: [] }),
  "credits-exhausted-text": (reply) => {
    expect([reply.status, reply.headers.get("content-type")]).toEqual([422, "text/plain; charset=utf-8"]);
    expect(reply.text).toContain("insufficient credits");
  },
  "unknown-error-422": like(422, { error_code: "UNKNOWN_ERROR" }),
  "invalid-request-400": like(400, { error_code: "INVALID_REQUEST" }),
  "record-limit-exceeded": like(400, { error_code: "RECORD_LIMIT_EXCEEDED" }),
  "credits-consumed-absent": (reply) => {
    expect(reply.json).toMatchObject({ status: "success", missing_records: expect.any(Number) });
    expect(reply.json).not.toHaveProperty("credits_consumed");
  },
  "credits-consumed-fractional": (reply) => expect(reply.json.credits_consumed % 1).toBe(0.5),
  "request-id-negative": (reply) => expect(reply.text).toMatch(/"request_id":-9\d{17}\}$/),
  "unfiltered-search": like(200, { total_entries: 232_764_882 }),
  "not-logged-in": like(200, { healthy: true, is_logged_in: false }),
  "empty-search": {
    apollo: like(200, { total_entries: 0, people: [] }),
    perplexity: like(200, {
      status: "completed",
      output: [{ type: "search_results", results: [] }, { type: "message" }],
    }),
  },
  "bad-request-400": {
    apollo: like(422, { error: "Invalid parameters" }),
    perplexity: like(400, { error: { type: "invalid_request", param: "input" } }),
    openai: openaiError(400, "invalid_value"),
    instantly: like(400, { error: "Bad Request" }),
  },
  "payment-required": status(402),
  "error-internal": verifierError(/internal/i),
  "error-unheard-of": verifierError(/out of range/),
  "error-no-email": verifierError(/email/i),
  "ip-blocked": verifierError(/ip .*blocked/i),
  "error-text-200": (reply) => {
    expect([reply.status, reply.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(reply.text).toBe("Error: Insufficient credits");
  },
  "credits-as-string": like(200, { credits: expect.stringMatching(/^\d+$/), error: "" }),
  "error-null": like(200, { error: null, credits: expect.any(Number) }),
  "new-result-word": like(200, { result: "risky", resultcode: 9, error: "" }),
  unknown: verdict("unknown"),
  "catch-all": verdict("catch_all"),
  invalid: verdict("invalid"),
  disposable: verdict("disposable"),
  unverified: verdict("unverified"),
  "run-failed": {
    perplexity: like(200, { status: "failed", error: { type: "internal_error" } }),
    openai: like(200, { status: "failed", error: { code: "server_error" }, output: [] }),
  },
  "run-cancelled": like(200, { status: "cancelled", output: [] }),
  "run-rate-limited": like(200, { status: "failed", error: { code: "rate_limit_exceeded" } }),
  incomplete: like(200, { status: "incomplete", incomplete_details: { reason: "max_output_tokens" } }),
  "off-schema-text": (reply) => {
    expect(reply.json.status).toBe("completed");
    const text = reply.json.output.at(-1).content[0].text;
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  },
  "structured-output-failed": like(502, { error: { type: "upstream_structured_output_failed" } }),
  "invalid-model": like(400, { error: { type: "invalid_model" } }),
  "model-not-found": openaiError(404, "model_not_found"),
  "slow-down": openaiError(429, "slow_down"),
  "insufficient-quota": {
    perplexity: like(401, { error: { type: "insufficient_quota" } }),
    openai: openaiError(429, "insufficient_quota"),
  },
  "organization-spend-limit": openaiError(429, "organization_spend_limit_exceeded"),
  "project-spend-limit": openaiError(429, "project_spend_limit_exceeded"),
  "organization-usage-limit": openaiError(429, "organization_usage_limit_exceeded"),
  "missing-scopes": like(403, {
    error: { message: expect.stringContaining("Missing scopes: api.model.read") },
  }),
  "invalid-schema": openaiError(400, "invalid_json_schema"),
  "context-length": openaiError(400, "context_length_exceeded"),
  "invalid-prompt": openaiError(400, "invalid_prompt"),
  refusal: like(200, { status: "completed", output: [{ content: [{ type: "refusal" }] }] }),
  "content-filter": like(200, { status: "incomplete", incomplete_details: { reason: "content_filter" } }),
  commentary: (reply) => {
    run(["commentary", "final_answer"])(reply);
    expect(() => JSON.parse(texts(reply)[0])).toThrow(SyntaxError);
    expect(JSON.parse(texts(reply)[1])).toHaveProperty("subject");
  },
  "commentary-same-text": (reply) => {
    run(["commentary", "final_answer"])(reply);
    expect(texts(reply)[0]).toBe(texts(reply)[1]);
  },
  "commentary-several": run(["commentary", "commentary", "final_answer", "commentary"]),
  "new-item-types": {
    openai: (reply) => {
      run(["reasoning", "program_output_v2", "message"])(reply);
      expect(reply.json.service_tier).toBe("turbo-2027");
    },
    perplexity: run(["fetch_url_results", "sandbox_results", "thinking_v9", "search_results", "message"]),
  },
  "usage-null": like(200, { status: "completed", usage: null }),
  "fenced-json": (reply) => expect(texts(reply)[0]).toMatch(/^```json\n\{.+\}\n```$/s),
  "think-block": (reply) => expect(texts(reply)[0]).toMatch(/^<think>.+<\/think>\s+\{"facts".+\}$/s),
  "two-messages": (reply) => {
    run(["message", "search_results", "message"])(reply);
    expect(JSON.parse(texts(reply)[1])).toHaveProperty("facts");
  },
  "search-results-absent": run(["message"]),
  "search-results-null": like(200, {
    output: [{ type: "search_results", results: null }, { type: "message" }],
  }),
  "unknown-parameter": {
    openai: like(400, { error: { code: "unknown_parameter", param: "text.verbosity" } }),
    perplexity: like(400, { error: { type: "invalid_request", param: "tools.0.search_context_size" } }),
  },
  "service-tier-refused": like(400, { error: { param: "service_tier", code: null } }),
  "model-refused": like(400, { error: { param: "model" } }),
  "tokens-limited": {
    openai: (reply) => {
      like(429, { error: { type: "tokens", code: "rate_limit_exceeded" } })(reply);
      const waits = ["retry-after", "retry-after-ms"].map((name) => reply.headers.get(name));
      expect(waits).toEqual(["12", "12000"]);
    },
    perplexity: (reply) => {
      like(429, { error: { type: "request_rate_limit_exceeded" } })(reply);
      expect(reply.headers.get("x-ratelimit-remaining-tokens")).toBe("0");
      expect(reply.headers.get("retry-after")).toBe("12");
    },
  },
  "run-policy": like(200, { status: "failed", error: { code: "misalignment_policy_violation" }, output: [] }),
  "run-bio-policy": like(200, { status: "failed", error: { code: "bio_policy" }, output: [] }),
  "run-invalid-prompt": like(200, { status: "failed", error: { code: "invalid_prompt" }, output: [] }),
  "plan-used-up": like(200, { leads_uploaded: 0, remaining_in_plan: 0, created_leads: [] }),
  "edge-403-html": html(403),
  "campaign-404": like(404, { message: "Campaign not found" }),
  blocklist: counted("in_blocklist"),
  "invalid-email": counted("invalid_email_count"),
  "incomplete-lead": counted("incomplete_count"),
  "request-refused-400": (reply) => {
    like(400, { statusCode: 400, error: "Bad Request" })(reply);
    expect(reply.json.message).not.toContain("leads/0");
  },
  "lead-refused-400": like(400, { message: expect.stringContaining("leads/0") }),
  "uploaded-not-listed": (reply) => {
    like(200, { status: "success", leads_uploaded: 1 })(reply);
    expect(reply.json).not.toHaveProperty("created_leads");
  },
  "not-found-under-400": like(400, { statusCode: 404, error: "Not Found" }),
};
