import type { ReactNode } from "react";
import classes from "./stacked-table.module.css";
import table from "./table.module.css";

interface Props {
  /** Read out by screen readers; not shown. */
  readonly caption: string;
  readonly columns: readonly string[];
  /** On narrow screens several cells beside each other: for rows of numbers. */
  readonly dense?: boolean;
  readonly children: ReactNode;
}

/** A table that becomes a list of labelled cards on narrow screens. Its cells are `Cell`s. */
export function StackedTable({ caption, columns, dense = false, children }: Props) {
  return (
    <table className={`${table.table} ${classes.table}`} data-dense={dense}>
      <caption className={classes.caption}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

interface CellProps {
  /** The column's name, shown beside the value on narrow screens. */
  readonly label: string;
  readonly children: ReactNode;
}

export function Cell({ label, children }: CellProps) {
  return (
    <td data-label={label}>
      <div className={classes.value}>{children}</div>
    </td>
  );
}
