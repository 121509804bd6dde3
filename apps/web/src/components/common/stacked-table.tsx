import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./stacked-table.module.css";

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
    <Table className={classes.table ?? ""} data-dense={dense}>
      <caption className={classes.caption}>{caption}</caption>
      <Table.Thead>
        <Table.Tr>
          {columns.map((column) => (
            <Table.Th key={column} scope="col">
              {column}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>{children}</Table.Tbody>
    </Table>
  );
}

interface CellProps {
  /** The column's name, shown beside the value on narrow screens. */
  readonly label: string;
  readonly children: ReactNode;
}

export function Cell({ label, children }: CellProps) {
  return (
    <Table.Td data-label={label}>
      <div className={classes.value}>{children}</div>
    </Table.Td>
  );
}
