/** What a spreadsheet takes for the start of a formula or of a command. */
const FORMULA = /^[=+\-@\t\r\n]/;
const NEEDS_QUOTES = /[",\r\n]/;

/**
 * One cell (RFC 4180). The data comes from strangers, so a cell that a spreadsheet would run gets a leading apostrophe.
 * Source: OWASP, "CSV Injection".
 */
export function csvCell(value: string | Date | null): string {
  const text = value instanceof Date ? value.toISOString() : (value ?? "");
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line with its end. */
export const csvLine = (cells: readonly (string | Date | null)[]): string =>
  `${cells.map(csvCell).join(",")}\r\n`;
