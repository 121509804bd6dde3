import { stripVTControlCharacters } from "node:util";

const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
} as const;

/** Colors text, or returns it unchanged if colors are unwanted. */
export type Paint = Readonly<Record<keyof typeof CODES, (text: string) => string>>;

export function createPaint(enabled: boolean): Paint {
  const brush =
    ([on, off]: readonly [number, number]) =>
    (text: string) =>
      enabled && text !== "" ? `\x1b[${on}m${text}\x1b[${off}m` : text;
  return Object.fromEntries(Object.entries(CODES).map(([name, codes]) => [name, brush(codes)])) as Paint;
}

/** Number of columns of a text on the terminal. */
export const widthOf = (text: string): number => [...stripVTControlCharacters(text)].length;

export const padEnd = (text: string, width: number): string =>
  text + " ".repeat(Math.max(0, width - widthOf(text)));

export const padStart = (text: string, width: number): string =>
  " ".repeat(Math.max(0, width - widthOf(text))) + text;

/** The first `width` columns; open colors are closed. */
export function clip(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let left = width - 1;
  let clipped = "";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the escape sequences to step over
  for (const piece of text.split(/(\x1b\[\d+m)/)) {
    if (piece.startsWith("\x1b[")) {
      clipped += piece;
      continue;
    }
    const characters = [...piece];
    clipped += characters.slice(0, left).join("");
    left = Math.max(0, left - characters.length);
  }
  return `${clipped}…`;
}
