import { FACTS, message, RESEARCH, research, SEARCHED } from "../exchanges/good.ts";
import { type Controls, nearestOf } from "./control.ts";

const near = nearestOf("PERPLEXITY");
const error = (type: string, param?: string) => ({ error: { message: "No.", type, code: 400, param } });
const failed = (code: string) => research([], { status: "failed", error: { message: "No.", code } });
const answering = (content: unknown) => research([SEARCHED, { ...message(""), content }]);

export const PERPLEXITY_CONTROLS: Controls<"PERPLEXITY"> = {
  "perplexity.quota-exhausted": near(200, { ...RESEARCH, warning: { type: "insufficient_quota" } }),
  "perplexity.key-blocked": near(200, { ...RESEARCH, warning: { type: "forbidden" } }),
  "perplexity.endpoint-retired": near(200, { ...RESEARCH, warning: "chat_completions_not_available" }),
  "perplexity.input-rejected": near(400, error("invalid_request", "instructions")),
  "perplexity.input-too-large": near(413, "<html><title>413 Request Entity Too Large</title></html>"),
  "perplexity.policy": near(400, error("account_policy_violation")),
  "perplexity.run-rate-limited": near(200, { ...RESEARCH, warning: "request_rate_limit_exceeded" }),
  "perplexity.run-input-rejected": near(200, failed("invalid_model")),
  "perplexity.connector-failed": near(
    200,
    research([{ type: "mcp_call", error: { code: 424 } }, SEARCHED, message(FACTS)]),
  ),
  "perplexity.run-failed": near(200, { ...RESEARCH, error: "" }),
  "perplexity.incomplete": near(200, research([], { status: "incomplete", error: { code: "internal" } })),
  "perplexity.refused": near(200, answering([{ type: "refusal_v2", refusal: "No." }])),
  "perplexity.unusable-text": near(200, answering([{ type: "output_text", text: 7 }])),
  "perplexity.nothing-found": near(200, { ...research([message('{"facts":[]}')]), status: "failed" }),
};
