import { Text } from "@mantine/core";

/** Marks an empty cell of a table; narrow screens omit the cell. */
export function Nothing() {
  return (
    <Text c="dimmed" size="sm" data-empty="true">
      –
    </Text>
  );
}
