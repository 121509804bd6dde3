import { modelPrice } from "@leadgen/core";
import { z } from "zod";
import type { Judgement } from "../call/caller.ts";
import type { CallOptions, CallResult, ProbeReport } from "../call/results.ts";
import { parseShape } from "../call/shape.ts";
import type { Connection } from "../connection.ts";
import type { HttpAnswer } from "../http/transport.ts";
import type { WrittenEmail } from "./check-email.ts";
import { openAiStatusRule } from "./classify.ts";
import { type WriteInput, writeRequest, writeTokens } from "./prompt.ts";
import { readEmailRun } from "./read-run.ts";
import { createSdkSend } from "./sdk-send.ts";
import type { OpenAiSettings } from "./settings.ts";

export const DEFAULT_MODEL = "gpt-5.4-mini";

export interface OpenAiClient {
  /**
   * Paid each time; a repetition writes another text. REJECTED: REFUSED, or REJECTED for a text that must not
   * be sent.
   */
  writeEmail(input: WriteInput, options?: CallOptions): Promise<CallResult<WrittenEmail>>;
  /** Tokens that OpenAI counts when the call starts. */
  tokensOf(input: WriteInput): number;
  /** Proves the key and the model, but not the balance. */
  probe(options?: CallOptions): Promise<CallResult<ProbeReport>>;
}

const modelSchema = z.object({ id: z.string() });

function readProbeStatus(
  answer: HttpAnswer,
): ReturnType<typeof openAiStatusRule> | Judgement<"OPENAI", ProbeReport> {
  const rule = openAiStatusRule(answer, false);
  if (rule !== "openai.probe-scope-missing") return rule;
  return { data: { detail: "The key is accepted, but may not list models. Credits are not seen." }, rule };
}

function readModel(json: unknown): Judgement<"OPENAI", ProbeReport> {
  const { id } = parseShape(modelSchema, json);
  return {
    data: { detail: `The key is accepted and the model ${id} is there. Credits are not seen by this probe.` },
  };
}

export function createOpenAiClient(connection: Connection<"OPENAI", OpenAiSettings>): OpenAiClient {
  const { settings, caller } = connection;
  const send = createSdkSend(connection);
  const model = settings.model ?? DEFAULT_MODEL;
  const price = settings.price ?? modelPrice(model);
  return {
    writeEmail: (input, options) =>
      caller({
        operation: "responses",
        send: () => send((sdk) => sdk.responses.create(writeRequest(model, input)), options),
        readStatus: (answer) => openAiStatusRule(answer, true),
        read: (json) => readEmailRun(json, price),
      }),
    tokensOf: (input) => writeTokens(model, input),
    probe: (options) =>
      caller({
        operation: "models",
        send: () => send((sdk) => sdk.models.retrieve(model), options),
        readStatus: readProbeStatus,
        read: readModel,
      }),
  };
}
