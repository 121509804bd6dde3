import { hashHex } from "../../data/hash.ts";
import type { Effect } from "../../state/effects.ts";
import { emailAuthor, emailBody } from "../../text/email-author.ts";
import { readBrief } from "../../text/email-brief.ts";
import { countTokens } from "../../text/prompt-text.ts";
import { type JsonSchema, writeJson } from "../../text/write-json.ts";
import type { ProviderRequest } from "../provider.ts";

export interface Generation {
  /** Hex; the wire ids are made from it. */
  readonly id: string;
  readonly text: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly effect: Effect;
}

export interface GenerationInput {
  readonly model: string;
  readonly prompt: string;
  /** Null for plain text. */
  readonly schema: JsonSchema | null;
}

/** Writes the text. A repeated request gets another text, as from a real model: repetitions are counted. */
export function generate(request: ProviderRequest, { model, prompt, schema }: GenerationInput): Generation {
  const requestKey = hashHex("openai", request.rawBody);
  const nth = request.state.repetitions.get(requestKey) ?? 0;
  const id = hashHex(request.seed, requestKey, nth).slice(0, 32);
  const brief = readBrief(request.seed, prompt);
  const written = schema
    ? JSON.stringify(writeJson(schema, emailAuthor(request.seed, brief, nth)))
    : emailBody(brief, `${request.seed} ${nth}`);
  const text = request.fault === "off-schema-text" ? "Sure! Here is the e-mail you asked for." : written;
  const inputTokens = countTokens(request.rawBody);
  const outputTokens = countTokens(text);
  const effect: Effect = {
    kind: "openai.generated",
    responseId: `resp_${id}`,
    requestKey,
    model,
    inputTokens,
    outputTokens,
  };
  return { id, text, inputTokens, outputTokens, effect };
}
