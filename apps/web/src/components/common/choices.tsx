import { UnstyledButton } from "@mantine/core";
import { formatNumber } from "../../lib/format.ts";
import classes from "./choices.module.css";

interface Choice<T extends string> {
  /** Undefined: all. */
  readonly value: T | undefined;
  readonly words: string;
  /** Undefined until counted. */
  readonly count: number | undefined;
  readonly hint?: string;
  /** The number counts things that are broken. */
  readonly broken?: boolean;
}

interface Props<T extends string> {
  /** Name of the filter, for screen readers. */
  readonly label: string;
  readonly items: readonly Choice<T>[];
  readonly chosen: T | undefined;
  readonly onChoose: (value: T | undefined) => void;
}

/** A filter with few values, each a button with its count. */
export function Choices<T extends string>({ label, items, chosen, onChoose }: Props<T>) {
  return (
    <fieldset className={classes.choices} aria-label={label}>
      {items.map(({ value, words, count, hint, broken = false }) => (
        <UnstyledButton
          key={words}
          className={classes.choice}
          aria-pressed={value === chosen}
          data-broken={broken || undefined}
          title={hint}
          onClick={() => onChoose(value === chosen ? undefined : value)}
        >
          {words} <b className="number">{count === undefined ? "…" : formatNumber(count)}</b>
        </UnstyledButton>
      ))}
    </fieldset>
  );
}
