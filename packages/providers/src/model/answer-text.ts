import { recordIn } from "../call/loose.ts";
import { ShapeMismatch } from "../call/shape.ts";

/** A run's answer: a refusal, or the texts of the answering message. */
export type RunAnswer = { readonly refused: true } | { readonly refused: false; readonly texts: string[] };

interface Message {
  readonly phase: string;
  readonly content: unknown;
}

const isCommentary = ({ phase }: Message) => phase === "commentary";

/** Roles whose messages are no answers, in case a run echoes them. */
const ASKING: readonly unknown[] = ["user", "system", "developer", "tool"];

/** Ignores items of other types (reasoning, searches, future types). */
function messagesIn(output: readonly unknown[]): Message[] {
  return output.flatMap((item) => {
    const fields = recordIn(item);
    if (fields?.type !== "message") return [];
    if (ASKING.includes(fields.role)) return [];
    return [{ phase: typeof fields.phase === "string" ? fields.phase : "", content: fields.content }];
  });
}

/**
 * A run may emit messages between its tool calls, as `commentary` or without a phase. The answer is the last message
 * of phase `final_answer`, else the last without a phase, else the last of an unknown phase.
 */
function answerAmong(messages: readonly Message[]): Message | undefined {
  return (
    messages.findLast(({ phase }) => phase === "final_answer") ??
    messages.findLast(({ phase }) => phase === "") ??
    messages.findLast((message) => !isCommentary(message))
  );
}

const mismatch = () => new ShapeMismatch("the answer has an unexpected shape at output's message.");

/**
 * The answer in a run's `output` (OpenAI's and Perplexity's Responses). Without a message, or without parts, it has no texts.
 *
 * @throws ShapeMismatch if the parts of the answering message can't be read
 */
export function answerIn(output: readonly unknown[]): RunAnswer {
  const message = answerAmong(messagesIn(output));
  if (message === undefined) return { refused: false, texts: [] };
  if (!Array.isArray(message.content)) throw mismatch();
  const parts = message.content.map(recordIn);
  if (parts.some((part) => part?.type === "refusal")) return { refused: true };
  const texts = parts.filter((part) => part?.type === "output_text").map((part) => part?.text);
  if (texts.length === 0 && parts.length > 0) throw mismatch();
  if (!texts.every((text) => typeof text === "string")) throw mismatch();
  return { refused: false, texts };
}
