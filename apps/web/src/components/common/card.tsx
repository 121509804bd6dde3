import { Paper, type PaperProps, Title } from "@mantine/core";
import { type ReactNode, useId } from "react";
import classes from "./card.module.css";

interface Props extends PaperProps {
  /** Its heading, which also names the section for screen readers. */
  readonly title?: string;
  readonly children: ReactNode;
}

/** A section of a page on its own surface. */
export function Card({ title, children, ...paper }: Props) {
  const id = useId();
  const labelled = title === undefined ? {} : { component: "section" as const, "aria-labelledby": id };
  return (
    <Paper withBorder p={{ base: "md", sm: "lg" }} {...labelled} {...paper} className={classes.card ?? ""}>
      {title !== undefined && (
        <Title order={2} size="h5" id={id} mb="md">
          {title}
        </Title>
      )}
      {children}
    </Paper>
  );
}
