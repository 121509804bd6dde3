import { padEnd, padStart, widthOf } from "./paint.ts";

export interface Column {
  readonly title: string;
  /** Right-aligned, for numbers. */
  readonly align?: "right";
}

/** Lines of a table: the titles, then one line per row. Cells may be painted. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  paintTitle: (text: string) => string = (text) => text,
): string[] {
  const widths = columns.map(({ title }, at) =>
    Math.max(widthOf(title), ...rows.map((row) => widthOf(row[at] ?? ""))),
  );
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ align }, at) => {
        const pad = align === "right" ? padStart : padEnd;
        return pad(cells[at] ?? "", widths[at] ?? 0);
      })
      .join("  ")
      .trimEnd();
  return [line(columns.map(({ title }) => paintTitle(title))), ...rows.map(line)];
}
