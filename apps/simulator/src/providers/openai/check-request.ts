import type { Answer } from "../../http/answer.ts";
import { countTokens, promptText } from "../../text/prompt-text.ts";
import type { JsonSchema } from "../../text/write-json.ts";
import { invalidRequest, modelNotFound } from "./errors.ts";
import { modelExists } from "./models.ts";
import { strictSchemaProblem } from "./strict-schema.ts";

const RESPONSES_FIELDS = new Set(
  (
    "model input instructions text max_output_tokens reasoning temperature top_p store metadata service_tier safety_identifier " +
    "prompt_cache_key prompt_cache_retention stream stream_options background truncation tools tool_choice parallel_tool_calls max_tool_calls include " +
    "previous_response_id conversation prompt top_logprobs user"
  ).split(" "),
);

const CONTEXT_TOKENS = 400_000;

export interface OpenAiFormat {
  readonly name: string;
  readonly schema: JsonSchema;
}

/** What a request to `/responses` asks for, once it has passed the service's checks. */
export interface OpenAiRequest {
  readonly model: string;
  readonly prompt: string;
  readonly instructions: string | null;
  /** Null for plain text. */
  readonly format: OpenAiFormat | null;
  readonly store: boolean;
  readonly metadata: unknown;
}

export type Checked = OpenAiRequest | { readonly refusal: Answer };

export function checkRequest(body: unknown): Checked {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    const message = "We could not parse the JSON body of your request.";
    return { refusal: invalidRequest(null, message, null) };
  }
  const fields = body as Record<string, unknown>;
  const refusal = checkFields(fields) ?? checkInput(fields) ?? checkFormat(fields);
  if (refusal) return { refusal };
  return {
    model: String(fields.model),
    prompt: promptText(fields.input),
    instructions: typeof fields.instructions === "string" ? fields.instructions : null,
    format: formatOf(fields),
    store: fields.store !== false,
    metadata: fields.metadata ?? {},
  };
}

function checkFields(fields: Record<string, unknown>): Answer | null {
  if ("response_format" in fields) {
    const message =
      "Unsupported parameter: 'response_format'. In the Responses API, this parameter has moved to 'text.format'.";
    return invalidRequest("unsupported_parameter", message, "response_format");
  }
  const strange = Object.keys(fields).find((name) => !RESPONSES_FIELDS.has(name));
  if (strange) return invalidRequest("unknown_parameter", `Unknown parameter: '${strange}'.`, strange);
  if (typeof fields.model !== "string" || fields.model === "") {
    return invalidRequest("missing_required_parameter", "Missing required parameter: 'model'.", "model");
  }
  if (!modelExists(fields.model)) return modelNotFound(fields.model);
  if (fields.stream === true) {
    return invalidRequest("unsupported_value", "This simulator does not stream.", "stream");
  }
  const limit = fields.max_output_tokens;
  if (limit === undefined || limit === null || (Number.isInteger(limit) && Number(limit) >= 16)) return null;
  const message = `Invalid 'max_output_tokens': integer below minimum value. Expected a value >= 16, but got ${String(limit)} instead.`;
  return invalidRequest("integer_below_min_value", message, "max_output_tokens");
}

function checkInput({ input }: Record<string, unknown>): Answer | null {
  const prompt = promptText(input);
  if (prompt.trim() === "") {
    return invalidRequest("missing_required_parameter", "Missing required parameter: 'input'.", "input");
  }
  if (countTokens(prompt) <= CONTEXT_TOKENS) return null;
  const message =
    "Your input exceeds the context window of this model. Please adjust your input and try again.";
  return invalidRequest("context_length_exceeded", message, "input");
}

function checkFormat(fields: Record<string, unknown>): Answer | null {
  const format = rawFormat(fields);
  if (format?.type !== "json_schema") return null;
  if (typeof format.name !== "string" || !/^[A-Za-z0-9_-]{1,64}$/.test(format.name)) {
    const message =
      "Invalid 'text.format.name': 1 to 64 of letters, digits, underscores and dashes are expected.";
    return invalidRequest("invalid_value", message, "text.format.name");
  }
  if (typeof format.schema !== "object" || format.schema === null) {
    return invalidRequest(
      "missing_required_parameter",
      "Missing required parameter: 'text.format.schema'.",
      "text.format.schema",
    );
  }
  const problem = format.strict === false ? null : strictSchemaProblem(format.schema as JsonSchema);
  if (problem === null) return null;
  const message = `Invalid schema for response_format '${format.name}': ${problem}`;
  return invalidRequest("invalid_json_schema", message, "text.format.schema");
}

function formatOf(fields: Record<string, unknown>): OpenAiFormat | null {
  const format = rawFormat(fields);
  if (format?.type !== "json_schema") return null;
  return { name: String(format.name), schema: format.schema as JsonSchema };
}

function rawFormat({ text }: Record<string, unknown>): Record<string, unknown> | null {
  if (typeof text !== "object" || text === null || !("format" in text)) return null;
  return typeof text.format === "object" ? (text.format as Record<string, unknown>) : null;
}
