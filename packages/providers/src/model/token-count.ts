import { recordIn } from "../call/loose.ts";

/** Tokens of a request's body, as providers estimate them before they read it: about four characters each. */
export const tokensOf = (body: object): number => Math.ceil(JSON.stringify(body).length / 4);

/** What a run used by its own word, input and output; undefined: not known. Never throws. */
export function usedTokens(json: unknown): number | undefined {
  const { input_tokens: input, output_tokens: output } = recordIn(recordIn(json)?.usage) ?? {};
  if (typeof input !== "number" || typeof output !== "number") return undefined;
  const used = input + output;
  return Number.isFinite(used) && used >= 0 ? used : undefined;
}
