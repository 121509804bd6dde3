import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./breaker-panel.module.css";

interface Props {
  /** The step's number, or an icon. */
  readonly mark: ReactNode;
  readonly title: string;
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}

/** One step to get work going again. */
export function StepRow({ mark, title, action, children }: Props) {
  return (
    <div className={classes.step}>
      <span className={classes.mark} aria-hidden>
        {mark}
      </span>
      <div className={classes.what}>
        <Text fw={600}>{title}</Text>
        <Text size="sm" c="dimmed" component="div">
          {children}
        </Text>
      </div>
      {action !== undefined && <div className={classes.doing}>{action}</div>}
    </div>
  );
}
