import type { FaultName } from "../../faults/catalogue.ts";
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
    output: ending.content.length === 0 ? [] : outputItems(request.fault, generation, ending),
    usage: request.fault === "usage-null" ? null : usageJson(generation),
    ...(request.fault === "new-item-types" ? { service_tier: "turbo-2027" } : {}),
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
    case "run-failed":
      return failed("server_error", "The model had an error while generating the response.");
    case "run-rate-limited":
      return failed("rate_limit_exceeded", "Rate limit reached while generating the response.");
    case "run-policy":
      return failed("misalignment_policy_violation", "The response was blocked by policy.");
    case "run-bio-policy":
      return failed("bio_policy", "The response was blocked by policy.");
    case "run-invalid-prompt":
      return failed("invalid_prompt", "The prompt was flagged as potentially violating our usage policy.");
    case "run-cancelled":
      return { ...COMPLETED, status: "cancelled" };
    default:
      return { ...COMPLETED, content: [part(text)] };
  }
}

function failed(code: string, message: string): Ending {
  return { ...COMPLETED, status: "failed", error: { code, message } };
}

/** The message, and what a fault adds beside it. Since GPT-5.4 messages can carry a phase. */
function outputItems(fault: FaultName | null, generation: Generation, ending: Ending): object[] {
  const plain = messageItem(generation, ending);
  const final = { ...plain, phase: "final_answer" };
  switch (fault) {
    case "commentary":
      return [commentary(generation, "I will write a short mail from the facts."), final];
    case "commentary-same-text":
      return [commentary(generation, generation.text), final];
    case "commentary-several":
      return [
        commentary(generation, "I will read the facts first."),
        commentary(generation, '{"note": "Now I write."}'),
        final,
        commentary(generation, "That is the mail."),
      ];
    case "new-item-types":
      return [
        { type: "reasoning", id: `rs_${generation.id}`, summary: [], encrypted_content: null },
        { type: "program_output_v2", content: "x" },
        plain,
      ];
    default:
      return [plain];
  }
}

function commentary(generation: Generation, text: string): object {
  const content = [{ type: "output_text", annotations: [], logprobs: [], text }];
  return { ...messageItem(generation, { ...COMPLETED, content }), phase: "commentary" };
}

function messageItem(generation: Generation, { status, content }: Ending): object {
  return { type: "message", id: `msg_${generation.id}`, status, role: "assistant", content };
}

function usageJson({ inputTokens, outputTokens }: Generation) {
  return {
    input_tokens: inputTokens,
    input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
    output_tokens: outputTokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: inputTokens + outputTokens,
  };
}
