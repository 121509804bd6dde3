/**
 * Text that a spreadsheet takes for the start of a formula or command, also behind blanks, which it drops, and in full-width
 * characters, which it treats as the same.
 */
const FORMULA = /^[\s\p{Cc}\uFEFF]*[=+\-@|%＝＋－＠｜％]|^[\t\r\n]/u;
/** `;` and tab separate cells in locales with a decimal comma; leading and trailing blanks get lost without quotes. */
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

/**
 * One cell (RFC 4180). The data comes from strangers, so a cell that a spreadsheet would run gets a leading apostrophe.
 * Source: OWASP, "CSV Injection".
 */
export function csvCell(value: string | Date | null): string {
  const text = value instanceof Date ? value.toISOString() : (value ?? "");
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line with its line end. */
export const csvLine = (cells: readonly (string | Date | null)[]): string =>
  `${cells.map(csvCell).join(",")}\r\n`;
