import { recordIn } from "../call/loose.ts";
import { ShapeMismatch } from "../call/shape.ts";

/** What a run says: that the model refuses, or the texts of the one message that is the answer. */
export type RunAnswer = { readonly refused: true } | { readonly refused: false; readonly texts: string[] };

interface Message {
  readonly phase: string;
  readonly content: unknown;
}

const isCommentary = ({ phase }: Message) => phase === "commentary";

/** Whose messages are no answers, should a run ever echo them. */
const ASKING: readonly unknown[] = ["user", "system", "developer", "tool"];

/** Items of other types (reasoning, searches, whatever comes next) are not read at all. */
function messagesIn(output: readonly unknown[]): Message[] {
  return output.flatMap((item) => {
    const fields = recordIn(item);
    if (fields?.type !== "message") return [];
    if (ASKING.includes(fields.role)) return [];
    return [{ phase: typeof fields.phase === "string" ? fields.phase : "", content: fields.content }];
  });
}

/**
 * A run may speak between its tool calls: `commentary`, or earlier messages without a phase. The answer is the last
 * message of phase `final_answer`, else the last without a phase, else the last of an unknown phase.
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
 * The answer in a run's `output` (OpenAI's and Perplexity's Responses). No message, or one without parts: no texts.
 *
 * @throws ShapeMismatch if the answering message is there and its parts cannot be read
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
