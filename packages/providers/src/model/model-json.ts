import type { z } from "zod";
import { jsonOf } from "../http/provider-words.ts";

/** The text without `<think>` blocks, which some models put before their answer, sometimes without the opening tag. */
function withoutThoughts(text: string): string {
  const pieces = text.split(/<\/think(?:ing)?>/i);
  const last = pieces.pop() ?? "";
  const said = pieces.map((piece) => piece.slice(0, Math.max(0, piece.search(/<think(?:ing)?>/i))));
  return `${said.join("")}${last}`;
}

/** The contents of code fences, without the language's name, the last block first. */
function fenced(text: string): string[] {
  const inside = text.split("```").filter((_piece, index) => index % 2 === 1);
  return inside.map((block) => block.replace(/^\s*[a-z]{1,12}\b/i, "")).reverse();
}

function braced(text: string): string {
  return text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1);
}

/** Candidates for the JSON, the most literal first: a fence inside a JSON string must not count as one around the JSON. */
function readings(text: string): string[] {
  const bare = withoutThoughts(text);
  return [text, bare, ...fenced(bare).slice(0, 4), braced(bare)];
}

/**
 * Extracts the JSON from a model's answer; undefined if the answer holds none of that shape.
 *
 * @param texts the parts of one answer, which are joined
 */
export function modelJson<S extends z.ZodType>(texts: readonly string[], schema: S): z.output<S> | undefined {
  for (const reading of readings(texts.join(""))) {
    const parsed = schema.safeParse(jsonOf(reading));
    if (parsed.success) return parsed.data;
  }
  return undefined;
}
