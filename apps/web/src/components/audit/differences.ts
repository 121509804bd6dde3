import { plural } from "../../lib/format.ts";
import { changesIn } from "./changes-of.ts";

/** Changes that fit on a line; the drawer shows all. */
const SHOWN = 3;
const LONGEST = 60;

/** An event's changes in words: "lead limit 30 → 50; titles COO → CTO, COO". Null if no field that both sides have differs. */
export function differences(before: unknown, after: unknown): string | null {
  const changes = changesIn(before, after);
  if (changes.length === 0) return null;
  const shown = changes
    .slice(0, SHOWN)
    .map(({ field, was, is }) => `${field} ${short(was)} → ${short(is)}`)
    .join("; ");
  const more = changes.length - SHOWN;
  return more > 0 ? `${shown}; and ${plural(more, "more thing", "more things")}` : shown;
}

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text;
}
