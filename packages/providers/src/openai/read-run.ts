import { z } from "zod";
import type { Judgement } from "../call/caller.ts";
import { anything, isEmptyReport, looseText, recordIn } from "../call/loose.ts";
import { parseShape } from "../call/shape.ts";
import { answerIn } from "../model/answer-text.ts";
import { modelJson } from "../model/model-json.ts";
import { runCost, type TokenPrice } from "../model/price.ts";
import { usedTokens } from "../model/token-count.ts";
import { emailProblem, type WrittenEmail } from "./check-email.ts";
import { openAiAccountRule, openAiRunRule } from "./classify.ts";

/** Read first: a failed run may lack the other fields. */
const statusSchema = z.object({ status: z.string(), incomplete_details: anything });

const outputSchema = z.object({ output: z.array(z.unknown()) });

const emailSchema = z.object({ subject: z.string(), body: z.string() });

type Reading = Judgement<"OPENAI", WrittenEmail>;

/** An unreadable `error` counts as an error too. */
function errorOf(error: unknown): { code: string; type?: string; message: string } {
  if (isEmptyReport(error)) return { code: "", message: "" };
  const { code, type, message } = recordIn(error) ?? {};
  return {
    code: typeof code === "string" && code !== "" ? code : "unknown",
    ...(typeof type === "string" && { type }),
    message: typeof message === "string" ? message : "",
  };
}

function readStatus(
  json: unknown,
): { rule: NonNullable<ReturnType<typeof openAiRunRule>>; why: string } | undefined {
  const error = errorOf(recordIn(json)?.error);
  const account = openAiAccountRule(error);
  if (account !== undefined)
    return { rule: account, why: `Answered HTTP 200 with an error. ${error.message}, ${error.code}` };
  const { status, incomplete_details } = parseShape(statusSchema, json);
  const reason = looseText.parse(recordIn(incomplete_details)?.reason) ?? "";
  const rule = openAiRunRule({ status, code: error.code, reason });
  const words = [error.message, error.code, reason].filter(Boolean).join(", ");
  return rule && { rule, why: `Answered HTTP 200 with a run of status "${status}". ${words}` };
}

function readEmail(json: unknown): Reading {
  const unfinished = readStatus(json);
  if (unfinished !== undefined) return unfinished;
  const answer = answerIn(parseShape(outputSchema, json).output);
  if (answer.refused) return { rule: "openai.refused", why: "The model declined to write to this person." };
  const written = modelJson(answer.texts, emailSchema);
  if (written === undefined) {
    return { rule: "openai.unusable-text", why: "The model's text is not a subject and a body." };
  }
  const email = { subject: written.subject.trim(), body: written.body.trim() };
  const problem = emailProblem(email);
  return problem === undefined ? { data: email } : { rule: "openai.unfit-email", why: problem };
}

/** Reads a run: its status, a refusal, the text, and whether the text may be sent. */
export function readEmailRun(json: unknown, price: TokenPrice | undefined): Reading {
  return { ...readEmail(json), costUsd: runCost(json, price), tokens: usedTokens(json) };
}
