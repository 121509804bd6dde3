import { List, Text } from "@mantine/core";
import { IconClock } from "@tabler/icons-react";

interface Props {
  /** "It cannot be started yet:" */
  readonly title: string;
  readonly items: readonly { readonly code: string; readonly words: string }[];
}

/** The unmet conditions of an action. */
export function Unmet({ title, items }: Props) {
  return (
    <>
      <Text fw={600}>{title}</Text>
      <List
        spacing="xs"
        center
        icon={<IconClock size={20} color="var(--mantine-color-orange-text)" aria-hidden />}
      >
        {items.map(({ code, words }) => (
          <List.Item key={code + words} title={code}>
            <Text>{words}</Text>
          </List.Item>
        ))}
      </List>
    </>
  );
}
