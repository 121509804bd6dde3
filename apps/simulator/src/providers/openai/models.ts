import { json } from "../../http/answer.ts";
import { free, type Outcome, type ProviderRequest } from "../provider.ts";
import { modelNotFound } from "./errors.ts";

/** Ids known to the types of the official SDK 7.57.0 that generate text through Responses. */
const MODELS = (
  "gpt-6-astra gpt-6.1-sol gpt-6.1-terra gpt-6-sol gpt-6-luna gpt-5.6-sol gpt-5.6-terra gpt-5.6-luna gpt-5.5 gpt-5.4 gpt-5.4-mini " +
  "gpt-5.4-nano gpt-5.2 gpt-5.1 gpt-5.1-mini gpt-5 gpt-5-mini gpt-5-nano gpt-4.1 gpt-4.1-mini gpt-4.1-nano gpt-4o gpt-4o-mini o4-mini o3"
).split(" ");

/** A known id, or a dated snapshot of one. */
export function modelExists(model: string): boolean {
  return MODELS.includes(model.replace(/-\d{4}-\d{2}-\d{2}$/, ""));
}

/** `GET /v1/models`. */
export function listModels(): Outcome {
  return free(json(200, { object: "list", data: MODELS.map(modelJson) }));
}

/** `GET /v1/models/{model}`. */
export function getModel({ params }: ProviderRequest): Outcome {
  const model = params.model ?? "";
  return free(modelExists(model) ? json(200, modelJson(model)) : modelNotFound(model));
}

function modelJson(id: string) {
  return { id, object: "model", created: 1_790_000_000, owned_by: "openai" };
}
