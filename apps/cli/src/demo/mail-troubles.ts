import type { ArrivedMail } from "@leadgen/simulator";

/** Paragraphs of a text, each on one line. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
    .filter((paragraph) => paragraph !== "");

/** An unfilled variable, or a tag or entity that is shown as text. */
const LEFTOVER = /\{\{|\}\}|<\/?[a-z][^<>]*>|&(?:[a-z]+|#\d+);/i;

/** Problems of an arrived mail that its recipient would notice, compared with the written text. */
export function mailTroubles(
  { subject, text }: Pick<ArrivedMail, "subject" | "text">,
  written: string,
): string[] {
  const wanted = paragraphsOf(written);
  const arrived = paragraphsOf(text);
  const leftover = LEFTOVER.exec(`${subject}\n${text}`)?.[0];
  return [
    ...(arrived.length === wanted.length ? [] : [`${arrived.length} paragraphs of ${wanted.length}`]),
    ...(arrived.join("\n") === wanted.join("\n") ? [] : ["its words are not those that were written"]),
    ...(leftover === undefined ? [] : [`it shows ${leftover}`]),
  ];
}
