import type { ReactNode } from "react";
import classes from "./facts.module.css";

interface Props {
  /** Name and value; a null value is omitted. */
  readonly items: readonly (readonly [string, ReactNode])[];
  /** One column on phones, for long values. */
  readonly long?: boolean;
}

/** A short list of named facts. */
export function Facts({ items, long = false }: Props) {
  return (
    <dl className={classes.facts} data-long={long || undefined}>
      {items
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([name, value]) => (
          <div key={name} className={classes.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
