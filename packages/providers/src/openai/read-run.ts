import { z } from "zod";
import type { Judgement } from "../call/caller.ts";
import { parseShape } from "../call/shape.ts";
import { jsonOf } from "../http/provider-words.ts";
import { emailProblem, type WrittenEmail } from "./check-email.ts";
import { openAiRunRule } from "./classify.ts";

/** Read first: a failed run need not have the rest. */
const statusSchema = z.object({
  status: z.string(),
  error: z.object({ code: z.string().nullish(), message: z.string().nullish() }).nullish(),
  incomplete_details: z.object({ reason: z.string().nullish() }).nullish(),
});

const partSchema = z.object({
  type: z.string(),
  text: z.string().optional(),
  refusal: z.string().optional(),
});

const runSchema = z.object({
  output: z.array(z.object({ type: z.string(), content: z.array(partSchema).nullish().catch(null) })),
  usage: z.object({ input_tokens: z.number(), output_tokens: z.number() }).nullish().catch(null),
});

const emailSchema = z.object({ subject: z.string(), body: z.string() });

type Price = { readonly input: number; readonly output: number } | undefined;
type Reading = Judgement<"OPENAI", WrittenEmail>;

function costOf(usage: z.output<typeof runSchema>["usage"], price: Price): number | undefined {
  if (!usage || price === undefined) return undefined;
  return (usage.input_tokens * price.input + usage.output_tokens * price.output) / 1_000_000;
}

function readStatus(
  json: unknown,
): { rule: NonNullable<ReturnType<typeof openAiRunRule>>; why: string } | undefined {
  const { status, error, incomplete_details } = parseShape(statusSchema, json);
  const reason = incomplete_details?.reason ?? "";
  const rule = openAiRunRule({ status, code: error ? (error.code ?? "unknown") : "", reason });
  const words = [error?.message, error?.code, reason].filter(Boolean).join(", ");
  return rule && { rule, why: `Answered HTTP 200 with a run of status "${status}". ${words}` };
}

/** Reads a run: its status, then a refusal, then the text, then whether the text may be sent. */
export function readEmailRun(json: unknown, price: Price): Reading {
  const unfinished = readStatus(json);
  // A failed run need not have output or usage, so its cost is read tolerantly.
  if (unfinished !== undefined) {
    return { ...unfinished, costUsd: costOf(runSchema.safeParse(json).data?.usage, price) };
  }
  const { output, usage } = parseShape(runSchema, json);
  const costUsd = costOf(usage, price);
  const parts = output.flatMap(({ type, content }) => (type === "message" ? (content ?? []) : []));
  if (parts.some(({ type }) => type === "refusal")) {
    return { rule: "openai.refused", why: "The model declined to write to this person.", costUsd };
  }
  const parsed = emailSchema.safeParse(jsonOf(parts.map(({ text }) => text ?? "").join("")));
  if (!parsed.success) {
    return { rule: "openai.unusable-text", why: "The model's text is not a subject and a body.", costUsd };
  }
  const email = { subject: parsed.data.subject.trim(), body: parsed.data.body.trim() };
  const problem = emailProblem(email);
  return problem === undefined
    ? { data: email, costUsd }
    : { rule: "openai.unfit-email", why: problem, costUsd };
}
