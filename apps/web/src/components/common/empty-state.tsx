import { Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./empty-state.module.css";

interface Props {
  /** Absent: a note of two lines, for a card among others. */
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
}

/** Says that there is nothing yet and what to do. */
export function EmptyState({ icon, title, children }: Props) {
  if (icon === undefined) {
    return (
      <div>
        <Text fw={600}>{title}</Text>
        <Text c="dimmed" size="sm" component="div">
          {children}
        </Text>
      </div>
    );
  }
  return (
    <Stack align="center" gap="xs" py={56} px="md" ta="center">
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <Text fw={600} size="lg" mt="xs">
        {title}
      </Text>
      <Text c="dimmed" maw={460} component="div">
        {children}
      </Text>
    </Stack>
  );
}
