import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { formatNumber } from "../../lib/format.ts";
import classes from "./table.module.css";

interface Props {
  readonly title: string;
  readonly columns: readonly string[];
  /** Key, name, then numbers, or words in place of a number. */
  readonly rows: readonly (readonly [string, ReactNode, ...(number | string)[]])[];
}

/** A small table of names and numbers; renders nothing without rows. */
export function NumberTable({ title, columns, rows }: Props) {
  if (rows.length === 0) return null;
  return (
    <div>
      <Text fw={600} size="sm" mb={4}>
        {title}
      </Text>
      <table className={classes.table} aria-label={title}>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={column} scope="col" data-number={at > 0 || undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, name, ...values]) => (
            <tr key={key}>
              <td>{name}</td>
              {values.map((value, at) => (
                <td key={columns[at + 1]} data-number className="number">
                  {typeof value === "number" ? formatNumber(value) : value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
