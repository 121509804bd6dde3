import { contactValueOf } from "@leadgen/core";

/** Lines that one import takes. */
export const MAX_LINES = 50_000;

/** What of a text can be entered, and what can't. */
export interface ReadContacts {
  /** Addresses and domains, each once, as they will stand in the list. */
  readonly values: readonly string[];
  readonly addresses: number;
  readonly domains: number;
  /** Came more than once in the text. */
  readonly twice: number;
  readonly refused: readonly RefusedLine[];
  readonly lines: number;
}

export interface RefusedLine {
  /** From 1, as editors and spreadsheets count. */
  readonly line: number;
  readonly text: string;
}

/**
 * Reads what people paste, and CSV files: a column whose heading speaks of mail, or else of domains; without headings what is an address in
 * a line, or else what is a domain.
 */
export function readContacts(text: string): ReadContacts {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const column = columnOf(lines[0] ?? "");
  const entered = new Map<string, string>();
  const refused: RefusedLine[] = [];
  let all = 0;
  lines.slice(0, MAX_LINES).forEach((line, at) => {
    if (line.trim() === "" || (at === 0 && column !== null)) return;
    const found = contactsIn(cellsOf(line), column);
    if (found.length === 0) refused.push({ line: at + 1, text: line.trim() });
    all += found.length;
    for (const { value, kind } of found) entered.set(value, kind);
  });
  const addresses = [...entered.values()].filter((kind) => kind === "ADDRESS").length;
  return {
    values: [...entered.keys()],
    addresses,
    domains: entered.size - addresses,
    twice: all - entered.size,
    refused,
    lines: lines.length,
  };
}

/** Which column of a file with headings has what is asked for; null: there are none. */
function columnOf(line: string): number | null {
  const headings = cellsOf(line);
  if (headings.some((cell) => contactOf(cell) !== undefined)) return null;
  const at = [/mail/i, /domain|web ?site/i]
    .map((word) => headings.findIndex((cell) => word.test(cell)))
    .find((found) => found >= 0);
  return at ?? null;
}

function contactsIn(cells: readonly string[], column: number | null) {
  const looked = column === null ? cells : [cells[column] ?? ""];
  const found = looked.map(contactOf).filter((value) => value !== undefined);
  const addresses = found.filter(({ kind }) => kind === "ADDRESS");
  return found.length === looked.length || addresses.length === 0 ? found : addresses;
}

const contactOf = (cell: string) => contactValueOf(cell, asciiOf);

/** As the server's `domainToASCII`. */
function asciiOf(domain: string): string {
  try {
    return new URL(`ws://${domain}`).hostname;
  } catch {
    return "";
  }
}

/** A cell of CSV, in quotes or not; separators are comma, semicolon and tab. */
const CELL = / *(?:"((?:[^"]|"")*)"|([^,;\t]*)) *(?:[,;\t]|$)/gy;

function cellsOf(line: string): string[] {
  const cells: string[] = [];
  CELL.lastIndex = 0;
  for (let match = CELL.exec(line); match !== null && match[0] !== ""; match = CELL.exec(line)) {
    cells.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? "").trim());
  }
  return cells;
}
