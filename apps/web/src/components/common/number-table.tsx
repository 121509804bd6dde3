import { Table, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { formatNumber } from "../../lib/format.ts";

interface Props {
  readonly title: string;
  readonly columns: readonly string[];
  /** Key, name, then numbers or words for what is not a number. */
  readonly rows: readonly (readonly [string, ReactNode, ...(number | string)[]])[];
}

/** A small table of names and numbers; nothing when it has no row. */
export function NumberTable({ title, columns, rows }: Props) {
  if (rows.length === 0) return null;
  return (
    <div>
      <Text fw={600} size="sm" mb={4}>
        {title}
      </Text>
      <Table verticalSpacing={6} aria-label={title}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column, at) => (
              <Table.Th key={column} scope="col" ta={at === 0 ? "left" : "right"}>
                {column}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([key, name, ...values]) => (
            <Table.Tr key={key}>
              <Table.Td>{name}</Table.Td>
              {values.map((value, at) => (
                <Table.Td key={columns[at + 1]} ta="right" className="number">
                  {typeof value === "number" ? formatNumber(value) : value}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
