import { IconCheck, IconClock, IconLoader2, IconMinus, IconX } from "@tabler/icons-react";
import type { ComponentType } from "react";
import { formatDateTime } from "../../lib/format.ts";
import { Time } from "../common/time.tsx";
import { type LeadStep, STEP_WORDS, type StepState } from "./lead-steps.ts";
import classes from "./step-cells.module.css";

const ICONS: Readonly<Record<StepState, ComponentType<{ size: number }> | null>> = {
  done: IconCheck,
  running: IconLoader2,
  waiting: IconClock,
  failed: IconX,
  skipped: IconMinus,
  ahead: null,
};

const wordsOf = ({ step, why, at }: LeadStep): string =>
  `${STEP_WORDS[step]}: ${why}${at === null ? "" : `, ${formatDateTime(at)}`}`;

/** One cell for each step, with its words and time as a hint. */
export function StepCells({ steps }: { readonly steps: readonly LeadStep[] }) {
  return (
    <ul className={classes.cells} aria-label="Steps">
      {steps.map((each) => {
        const Icon = ICONS[each.state];
        const words = wordsOf(each);
        return (
          <li key={each.step} className={classes.cell} data-state={each.state} title={words}>
            {Icon !== null && <Icon size={14} aria-hidden />}
            <span className={classes.words}>{words}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** The same with the steps' names, for one lead. */
export function StepLine({ steps }: { readonly steps: readonly LeadStep[] }) {
  return (
    <ol className={classes.line} aria-label="Steps">
      {steps.map((each) => {
        const Icon = ICONS[each.state];
        return (
          <li key={each.step} title={wordsOf(each)}>
            <span className={classes.cell} data-state={each.state}>
              {Icon !== null && <Icon size={14} aria-hidden />}
            </span>
            <span className={classes.name}>{STEP_WORDS[each.step]}</span>
            <span className={classes.why}>
              {each.state === "done" && each.at ? <Time at={each.at} as="at" /> : each.why}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
