import { recordIn } from "../call/loose.ts";

/** Estimated tokens of a request's body, as providers estimate them: about four characters each. */
export const tokensOf = (body: object): number => Math.ceil(JSON.stringify(body).length / 4);

/** The tokens that a run reports, input and output together; undefined if unknown. Never throws. */
export function usedTokens(json: unknown): number | undefined {
  const { input_tokens: input, output_tokens: output } = recordIn(recordIn(json)?.usage) ?? {};
  if (typeof input !== "number" || typeof output !== "number") return undefined;
  const used = input + output;
  return Number.isFinite(used) && used >= 0 ? used : undefined;
}
