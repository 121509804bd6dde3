import { PROBE } from "../support/calls.ts";
import { ECHO, type Provocations, provocationsOf } from "../support/provocation.ts";
import { commonProvocations } from "./common.ts";

const { sim, raw } = provocationsOf("PERPLEXITY");

const error = (type: string, param?: string) => ({ error: { message: ECHO, type, code: 400, param } });

function message(part: Record<string, unknown>) {
  const output = [{ type: "message", role: "assistant", content: [part] }, { type: "brand_new_item" }];
  return { id: "resp_1", status: "completed", output };
}

const factOfUnknownPage = JSON.stringify({
  facts: [{ text: "Invented.", source_url: "https://nowhere.example" }],
});

export const PERPLEXITY_PROVOCATIONS: Provocations<"PERPLEXITY"> = {
  ...commonProvocations("PERPLEXITY", {
    "payment-required": [sim("payment-required"), raw(402, error("payment"))],
    forbidden: [sim("forbidden"), raw(403, error("forbidden"))],
    "server-error": [
      sim("http-500"),
      sim("http-502-html"),
      sim("http-503"),
      sim("structured-output-failed"),
      raw(504, error("gateway_timeout")),
    ],
    "request-rejected": [
      sim("invalid-model"),
      raw(400, error("invalid_request", "tools[0].filters")),
      raw(400, error("invalid_request", "input"), PROBE.PERPLEXITY),
      raw(422, { detail: [{ loc: ["body", "model"], msg: ECHO, type: "value_error" }] }),
      raw(422, { detail: [{ loc: ["body", "input"], msg: "Field required", type: "missing" }] }),
      raw(400, { error: { message: "max_output_tokens is too large", type: "invalid_request", code: 400 } }),
      raw(413, "<html><title>413 Request Entity Too Large</title></html>"),
    ],
  }),
  "perplexity.quota-exhausted": [
    sim("quota-exhausted"),
    sim("insufficient-quota"),
    raw(429, error("insufficient_quota")),
    raw(401, { error: { message: `You exceeded your current quota ${ECHO}`, type: "x", code: "401" } }),
  ],
  "perplexity.key-blocked": [raw(401, error("forbidden"))],
  "perplexity.endpoint-retired": [
    sim("endpoint-withdrawn"),
    raw(403, { error: { message: ECHO, type: "x", code: "agent_api_migration_required" } }),
  ],
  "perplexity.input-rejected": [
    sim("bad-request-400"),
    raw(400, error("invalid_request", "input")),
    raw(400, { error: { message: "The text is too long.", type: "invalid_request", code: 400 } }),
    raw(422, { detail: [{ loc: ["body", "input", 0], msg: ECHO, type: "value_error" }] }),
  ],
  "perplexity.input-too-large": [raw(413, error("payload_too_large"))],
  "perplexity.policy": [
    raw(400, error("content_policy_violation")),
    raw(200, { status: "failed", error: { message: ECHO, code: "content_filter" } }),
  ],
  "perplexity.run-rate-limited": [
    raw(200, { status: "failed", error: { message: ECHO, type: "request_rate_limit_exceeded", code: 429 } }),
  ],
  "perplexity.run-input-rejected": [
    raw(200, { status: "failed", error: { message: ECHO, type: "context_length_exceeded" } }),
  ],
  "perplexity.connector-failed": [raw(424, error("external_connector_error"))],
  "perplexity.run-failed": [
    sim("run-failed"),
    sim("run-cancelled"),
    raw(200, { status: "in_progress", output: [] }),
    raw(200, { status: "completed", error: { message: ECHO, code: "server_error" }, output: [] }),
  ],
  "perplexity.incomplete": [sim("incomplete")],
  "perplexity.refused": [raw(200, message({ type: "refusal", refusal: ECHO }))],
  "perplexity.unusable-text": [
    sim("off-schema-text"),
    raw(200, message({ type: "output_text", text: "I found this:" })),
    raw(200, { status: "completed", output: [] }),
  ],
  "perplexity.nothing-found": [
    sim("empty-search"),
    raw(200, message({ type: "output_text", text: factOfUnknownPage })),
    raw(200, message({ type: "output_text", text: '{"facts":[]}' })),
  ],
};
