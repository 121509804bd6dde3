import { Group, Text } from "@mantine/core";
import { IconCircle, IconCircleCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./first-steps.module.css";
import type { FirstStep } from "./steps-of.ts";

interface Props {
  readonly step: FirstStep;
  /** True for the first step that is not done. */
  readonly next: boolean;
  /** The button or link for the step, or for what it brought. */
  readonly children: ReactNode;
}

export function StepRow({ step: { title, words, done }, next, children }: Props) {
  const Icon = done ? IconCircleCheck : IconCircle;
  return (
    <li className={classes.step} data-next={next || undefined} data-done={done} data-testid="first-step">
      <Icon
        size={22}
        aria-label={done ? "Done" : "To do"}
        color={done ? "var(--ok-edge)" : "var(--mantine-color-dimmed)"}
      />
      <div>
        <Text fw={done ? 400 : 600}>{title}</Text>
        <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
          {words}
        </Text>
      </div>
      {children && <Group className={classes.action}>{children}</Group>}
    </li>
  );
}
