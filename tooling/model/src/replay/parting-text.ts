import { initialState } from "../state.ts";
import { movesText } from "../trace.ts";
import type { Parting, Replayed, Trace } from "./replay.ts";

/** A trace up to where the verbs diverge, with what each side says, as text. */
export function partingText({ model, moves }: Trace, { parting, broken }: Replayed): string {
  const until = parting === undefined ? moves : moves.slice(0, parting.at + 1);
  return [
    ...movesText(until, initialState(model)),
    ...(parting === undefined ? [] : partingLines(parting)),
    ...broken.map((invariant) => `BROKEN in the database: ${invariant}`),
  ].join("\n");
}

function partingLines({ at, why, model, database }: Parting): string[] {
  return [
    "",
    `At move ${at + 1} the verbs part from the model: ${why}.`,
    "the model:",
    ...marked(model, database),
    "the database:",
    ...marked(database, model),
  ];
}

/** Marks the lines that the other side does not have. */
const marked = (lines: readonly string[], others: readonly string[]): string[] =>
  lines.map((line) => `  ${others.includes(line) ? " " : "*"} ${line}`);
