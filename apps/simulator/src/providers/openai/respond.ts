import { json } from "../../http/answer.ts";
import { free, type Outcome, type ProviderRequest } from "../provider.ts";
import { checkRequest, type OpenAiRequest } from "./check-request.ts";
import { type Generation, generate } from "./generate.ts";

/** `POST /v1/responses`. */
export function respond(request: ProviderRequest): Outcome {
  const checked = checkRequest(request.body);
  if ("refusal" in checked) return free(checked.refusal);
  const schema = checked.format?.schema ?? null;
  const generation = generate(request, { model: checked.model, prompt: checked.prompt, schema });
  return { answer: json(200, responseJson(request, checked, generation)), effect: generation.effect };
}

/** A run that ended badly still comes with status 200. */
function responseJson(request: ProviderRequest, asked: OpenAiRequest, generation: Generation) {
  const createdAt = Math.floor(request.now.getTime() / 1000);
  const ending = endingOf(request, generation);
  return {
    id: `resp_${generation.id}`,
    object: "response",
    created_at: createdAt,
    ...(ending.status === "completed" ? { completed_at: createdAt } : {}),
    status: ending.status,
    error: ending.error,
    incomplete_details: ending.incompleteReason === null ? null : { reason: ending.incompleteReason },
    model: asked.model,
    output: ending.content.length === 0 ? [] : [messageItem(generation, ending)],
    usage: {
      input_tokens: generation.inputTokens,
      input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
      output_tokens: generation.outputTokens,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: generation.inputTokens + generation.outputTokens,
    },
    store: asked.store,
    parallel_tool_calls: true,
    tool_choice: "auto",
    tools: [],
    temperature: null,
    top_p: null,
    metadata: asked.metadata,
    instructions: asked.instructions,
    previous_response_id: null,
    truncation: "disabled",
    background: false,
  };
}

interface Ending {
  readonly status: "completed" | "incomplete" | "failed" | "cancelled";
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly incompleteReason: string | null;
  readonly content: readonly object[];
}

const COMPLETED: Ending = { status: "completed", error: null, incompleteReason: null, content: [] };

function endingOf({ fault }: ProviderRequest, { text }: Generation): Ending {
  const part = (written: string) => ({ type: "output_text", annotations: [], logprobs: [], text: written });
  const half = text.slice(0, Math.ceil(text.length / 2));
  switch (fault) {
    case "refusal":
      return {
        ...COMPLETED,
        content: [{ type: "refusal", refusal: "I'm sorry, but I can't help with that." }],
      };
    case "incomplete":
      return {
        ...COMPLETED,
        status: "incomplete",
        incompleteReason: "max_output_tokens",
        content: [part(half)],
      };
    case "content-filter":
      return { ...COMPLETED, status: "incomplete", incompleteReason: "content_filter", content: [part("")] };
    case "run-failed": {
      const message = "The model had an error while generating the response.";
      return { ...COMPLETED, status: "failed", error: { code: "server_error", message } };
    }
    case "run-rate-limited": {
      const message = "Rate limit reached while generating the response.";
      return { ...COMPLETED, status: "failed", error: { code: "rate_limit_exceeded", message } };
    }
    case "run-cancelled":
      return { ...COMPLETED, status: "cancelled" };
    default:
      return { ...COMPLETED, content: [part(text)] };
  }
}

function messageItem(generation: Generation, { status, content }: Ending): object {
  return { type: "message", id: `msg_${generation.id}`, status, role: "assistant", content };
}
