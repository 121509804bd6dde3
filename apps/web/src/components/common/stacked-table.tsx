import type { ReactNode } from "react";
import classes from "./stacked-table.module.css";
import table from "./table.module.css";

interface Props {
  /** For screen readers only. */
  readonly caption: string;
  readonly columns: readonly string[];
  /** The columns whose cells are `number`s. */
  readonly numbers?: readonly string[];
  /** Several cells side by side on narrow screens: for rows of numbers. */
  readonly dense?: boolean;
  /** How a row looks as a card, where a label before each value is more than it needs. */
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A table that becomes a list of labelled cards on narrow screens. Its cells are `Cell`s. */
export function StackedTable({ caption, columns, numbers = [], dense = false, className, children }: Props) {
  return (
    <table
      className={`${table.table} ${classes.table} ${className ?? ""}`}
      data-dense={dense}
      data-card={className === undefined ? undefined : true}
    >
      <caption className={classes.caption}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" data-number={numbers.includes(column) || undefined}>
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
  /** Right-aligned. */
  readonly number?: boolean;
  readonly children: ReactNode;
}

export function Cell({ label, number = false, children }: CellProps) {
  return (
    <td data-label={label} data-number={number || undefined}>
      <div className={classes.value}>{children}</div>
    </td>
  );
}
