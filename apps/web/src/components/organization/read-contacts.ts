import { contactValueOf } from "@leadgen/core";

/** Most lines that one import takes. */
export const MAX_LINES = 50_000;

/** The entries found in a text, and the refused lines. */
export interface ReadContacts {
  /** Addresses and domains, each once, as the list will hold them. */
  readonly values: readonly string[];
  readonly addresses: number;
  readonly domains: number;
  /** Number of duplicates in the text. */
  readonly twice: number;
  readonly refused: readonly RefusedLine[];
  readonly lines: number;
}

export interface RefusedLine {
  /** From 1, as editors and spreadsheets count. */
  readonly line: number;
  readonly text: string;
}

/** A file's text. Excel saves "Unicode text" as UTF-16 with a byte order mark, and CSV in the encoding of old Windows programs. */
export function textOf(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes);
  const mark = `${first} ${second}`;
  const encoding = mark === "255 254" ? "utf-16le" : mark === "254 255" ? "utf-16be" : "utf-8";
  const text = new TextDecoder(encoding).decode(bytes);
  return text.includes("\uFFFD") ? new TextDecoder("windows-1252").decode(bytes) : text;
}

/**
 * Reads pasted text and CSV files. With headings it takes the column about mail, or else the one about domains. Without headings it takes
 * the address in each line, or else the domain.
 */
export function readContacts(text: string): ReadContacts {
  const rows = rowsOf(text.replace(/^\uFEFF/, ""));
  const column = columnOf(rows[0]?.cells ?? []);
  const entered = new Map<string, string>();
  const refused: RefusedLine[] = [];
  let all = 0;
  rows.slice(0, MAX_LINES).forEach(({ line, text, cells }, at) => {
    if (text === "" || (at === 0 && column !== null)) return;
    const found = contactsIn(cells, column);
    if (found.length === 0) refused.push({ line, text });
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
    lines: rows.length,
  };
}

/** The index of the column with the entries; null if the file has no headings. */
function columnOf(headings: readonly string[]): number | null {
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

const contactOf = (cell: string) => contactValueOf(bare(cell), asciiOf);

/** A web address without what is not its domain. `www.` goes too: an entry `www.example.com` would stop no mail to example.com. */
const WEB = /^(?:https?:\/\/)?(?:www\.)?([^/@:\s]+)(?:\/.*)?$/i;
/** `Ada Berg <ada@example.com>`, `mailto:ada@example.com` */
const MAIL = /^(?:mailto:|.*<)?([^<>]+@[^<>?]+?)(?:[>?].*)?$/i;

/** The cell without what people and programs write around an address or a domain. */
const bare = (cell: string): string => (WEB.exec(cell) ?? MAIL.exec(cell))?.[1] ?? cell;

/** Does the same as the server's `domainToASCII`. */
function asciiOf(domain: string): string {
  try {
    return new URL(`ws://${domain}`).hostname;
  } catch {
    return "";
  }
}

interface Row {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly text: string;
  readonly cells: readonly string[];
}

/** A cell of CSV and its end. Separators are comma, semicolon and tab; a quoted cell may contain them, and line breaks (RFC 4180). */
const CELL = / *(?:"((?:[^"]|"")*)"|([^,;\t\r\n]*)) *([,;\t]|\r\n|\r|\n|$)/gy;

function rowsOf(text: string): Row[] {
  const rows: Row[] = [];
  let line = 1;
  let start = 0;
  let cells: string[] = [];
  CELL.lastIndex = 0;
  for (let match = CELL.exec(text); match !== null; match = CELL.exec(text)) {
    const [, quoted, plain = "", end = ""] = match;
    const cell = (quoted?.replaceAll('""', '"') ?? plain).trim();
    const separated = /[,;\t]/.test(end);
    // A separator at the end of a line begins no cell.
    if (separated || cell !== "") cells.push(cell);
    if (separated) continue;
    const whole = text.slice(start, CELL.lastIndex);
    rows.push({ line, text: whole.trim(), cells });
    if (end === "") break;
    line += whole.match(/\r\n|\r|\n/g)?.length ?? 0;
    start = CELL.lastIndex;
    cells = [];
  }
  return rows;
}
