import { json } from "../../http/answer.ts";
import { promptText } from "../../text/prompt-text.ts";
import type { JsonSchema } from "../../text/write-json.ts";
import { free, type Outcome, type ProviderRequest } from "../provider.ts";
import { invalidRequest, modelNotFound } from "./errors.ts";
import { generate } from "./generate.ts";
import { modelExists } from "./models.ts";
import { strictSchemaProblem } from "./strict-schema.ts";

/** `POST /v1/chat/completions`: the older API, without tools and streaming. */
export function completeChat(request: ProviderRequest): Outcome {
  const fields = (request.body ?? {}) as Record<string, unknown>;
  const model = String(fields.model ?? "");
  if (!Array.isArray(fields.messages) || fields.messages.length === 0) {
    const message = "Missing required parameter: 'messages'.";
    return free(invalidRequest("missing_required_parameter", message, "messages"));
  }
  if (!modelExists(model)) return free(modelNotFound(model));
  const schema = schemaOf(fields.response_format);
  const problem = schema ? strictSchemaProblem(schema) : null;
  if (problem) return free(invalidRequest("invalid_json_schema", problem, "response_format"));
  const generation = generate(request, { model, prompt: promptText(fields.messages), schema });
  const { id, text, inputTokens, outputTokens, effect } = generation;
  const choice = {
    index: 0,
    finish_reason: "stop",
    logprobs: null,
    message: { role: "assistant", content: text, refusal: null },
  };
  const answer = json(200, {
    id: `chatcmpl-${id}`,
    object: "chat.completion",
    created: Math.floor(request.now.getTime() / 1000),
    model,
    choices: [choice],
    usage: {
      prompt_tokens: inputTokens,
      completion_tokens: outputTokens,
      total_tokens: inputTokens + outputTokens,
    },
  });
  return { answer, effect };
}

function schemaOf(format: unknown): JsonSchema | null {
  if (typeof format !== "object" || format === null || !("json_schema" in format)) return null;
  return (format.json_schema as { schema?: JsonSchema }).schema ?? null;
}
