import { List, Text } from "@mantine/core";
import { IconCircleX } from "@tabler/icons-react";

interface Props {
  /** "It cannot be started yet:" */
  readonly title: string;
  readonly messages: readonly string[];
}

/** What is still missing before something can be done. */
export function Unmet({ title, messages }: Props) {
  return (
    <>
      <Text fw={600}>{title}</Text>
      <List
        spacing="xs"
        center
        icon={<IconCircleX size={20} color="var(--mantine-color-red-6)" aria-hidden />}
      >
        {messages.map((message) => (
          <List.Item key={message}>
            <Text>{message}</Text>
          </List.Item>
        ))}
      </List>
    </>
  );
}
