/** The words of a Responses API `input`: a string, or items whose content is a string or text parts. */
export function promptText(input: unknown): string {
  if (typeof input === "string") return input;
  if (Array.isArray(input)) return input.map(promptText).join("\n");
  if (typeof input !== "object" || input === null) return "";
  if ("content" in input) return promptText(input.content);
  return "text" in input ? promptText(input.text) : "";
}

/** About four characters a token. */
export function countTokens(text: string): number {
  return Math.max(1, Math.ceil(text.length / 4));
}
