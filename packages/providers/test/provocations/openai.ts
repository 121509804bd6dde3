import { PROBE } from "../support/calls.ts";
import { ECHO, type Provocations, provocationsOf } from "../support/provocation.ts";
import { commonProvocations } from "./common.ts";

const { sim, raw } = provocationsOf("OPENAI");

function error(
  code: string | null,
  { type = "invalid_request_error", message = ECHO, param = null as string | null } = {},
) {
  return { error: { message, type, param, code } };
}

function failed(code: string) {
  return { id: "resp_1", status: "failed", error: { code, message: ECHO }, output: [] };
}

function written(email: unknown) {
  const text = typeof email === "string" ? email : JSON.stringify(email);
  const content = [{ type: "output_text", text, annotations: [] }];
  return { id: "resp_1", status: "completed", error: null, output: [{ type: "message", content }] };
}

const BODY = "Hello Maren, trucks wait long at your docks. Shall we talk about it next week?";
const scopes = (scope: string) =>
  error(null, { message: `You have insufficient permissions. Missing scopes: ${scope}` });

export const OPENAI_PROVOCATIONS: Provocations<"OPENAI"> = {
  ...commonProvocations("OPENAI", {
    forbidden: [raw(403, error("account_deactivated"))],
    "rate-limited": [
      sim("rate-limited"),
      sim("rate-limited-retry-after"),
      sim("rate-limited-huge-retry-after"),
      sim("slow-down"),
      raw(429, error("rate_limit_exceeded", { type: "tokens" })),
    ],
    "endpoint-gone": [sim("endpoint-withdrawn"), raw(404, ECHO), raw(405, ECHO), raw(410, ECHO)],
    "request-rejected": [
      sim("invalid-schema"),
      raw(400, error("unsupported_parameter", { param: "text.format" })),
      raw(400, error("string_above_max_length", { param: "instructions" })),
      raw(400, error("missing_required_parameter", { param: "input" })),
      raw(400, error("organization_policy_violation")),
      raw(413, "<html><title>413 Request Entity Too Large</title></html>"),
      raw(409, ECHO),
    ],
  }),
  "openai.quota-exhausted": [
    sim("quota-exhausted"),
    sim("insufficient-quota"),
    sim("organization-spend-limit"),
    sim("project-spend-limit"),
    sim("organization-usage-limit"),
    raw(429, error("billing_hard_limit_reached")),
    raw(429, error(null, { type: "insufficient_quota" })),
  ],
  "openai.key-scope-missing": [
    raw(403, scopes("api.responses.write")),
    raw(401, scopes("api.responses.write")),
  ],
  "openai.probe-scope-missing": [
    sim("missing-scopes", PROBE.OPENAI),
    raw(401, scopes("api.model.read"), PROBE.OPENAI),
  ],
  "openai.region-blocked": [
    sim("forbidden"),
    raw(403, error("unsupported_country_region_territory"), PROBE.OPENAI),
  ],
  "openai.model-not-found": [sim("model-not-found"), sim("model-not-found", PROBE.OPENAI)],
  "openai.input-rejected": [
    sim("bad-request-400"),
    sim("context-length"),
    sim("invalid-prompt"),
    raw(400, error("string_above_max_length", { param: "input" })),
    raw(422, error("context_length_exceeded")),
  ],
  "openai.input-too-large": [raw(413, error(null))],
  "openai.policy": [
    raw(400, error("content_policy_violation")),
    raw(200, failed("misalignment_policy_violation")),
  ],
  "openai.run-rate-limited": [sim("run-rate-limited")],
  "openai.run-input-rejected": [raw(200, failed("invalid_prompt"))],
  "openai.run-failed": [
    sim("run-failed"),
    sim("run-cancelled"),
    raw(200, failed("brand_new_code")),
    raw(200, failed("data_residency_mismatch")),
    raw(200, failed("account_policy_violation")),
    raw(200, { status: "queued", error: null, output: [] }),
  ],
  "openai.incomplete": [sim("incomplete")],
  "openai.content-filter": [sim("content-filter")],
  "openai.refused": [sim("refusal")],
  "openai.unusable-text": [
    sim("off-schema-text"),
    raw(200, written({ subject: "Docks" })),
    raw(200, { status: "completed", error: null, output: [] }),
  ],
  "openai.unfit-email": [
    raw(200, written({ subject: "", body: BODY })),
    raw(200, written({ subject: "Docks", body: `${BODY} Best, [Your Name]` })),
    raw(200, written({ subject: "{{firstName}}, docks", body: `${BODY} ${ECHO}` })),
  ],
};
