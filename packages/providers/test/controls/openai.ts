import { MAIL, message, run } from "../exchanges/good.ts";
import { PROBE } from "../support/calls.ts";
import { type Controls, nearestOf } from "./control.ts";

const near = nearestOf("OPENAI");
const error = (code: string | null, more: Record<string, unknown> = {}) => ({
  error: { message: "No.", type: "invalid_request_error", param: null, code, ...more },
});
const good = (more: Record<string, unknown>) => run([message(MAIL)], more);
const failed = (code: string) => run([], { status: "failed", error: { code, message: "No." } });
const answering = (content: unknown) => run([{ ...message(""), content }]);
const scopes = "You have insufficient permissions. Missing scopes: api.model.read";

export const OPENAI_CONTROLS: Controls<"OPENAI"> = {
  "openai.quota-exhausted": near(200, good({ metadata: { code: "insufficient_quota" } })),
  "openai.key-scope-missing": near(403, error(null, { message: scopes }), PROBE.OPENAI),
  "openai.probe-scope-missing": near(
    403,
    error(null, { message: "Missing scopes: api.responses.write" }),
    PROBE.OPENAI,
  ),
  "openai.region-blocked": near(403, error("region", { message: scopes }), PROBE.OPENAI),
  "openai.model-not-found": near(200, { id: "model_not_found" }, PROBE.OPENAI),
  "openai.input-rejected": near(400, error("context_length_exceeded", { param: "instructions" })),
  "openai.input-too-large": near(413, "<html><title>413 Request Entity Too Large</title></html>"),
  "openai.policy": near(400, error("organization_policy_violation")),
  "openai.run-rate-limited": near(200, good({ metadata: { code: "rate_limit_exceeded" } })),
  "openai.run-input-rejected": near(200, failed("invalid_image")),
  "openai.run-failed": near(200, failed("invalid_prompt")),
  "openai.incomplete": near(200, run([], { status: "incomplete", error: { code: "server_error" } })),
  "openai.content-filter": near(
    200,
    run([], { status: "cancelled", incomplete_details: { reason: "content_filter" } }),
  ),
  "openai.refused": near(200, answering([{ type: "refusal_v2", refusal: "No." }])),
  "openai.unusable-text": near(200, answering([{ type: "output_text", text: null }])),
  "openai.unfit-email": near(200, {
    ...run([message(MAIL.replace("Maren", "[Name]"))]),
    status: "in_progress",
  }),
};
