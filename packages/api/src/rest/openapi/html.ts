/** Text that is already HTML. */
export interface Markup {
  readonly text: string;
}

type Value = string | Markup | readonly Markup[];

/** Marks text as HTML without escaping it: for our own constants only. */
export const raw = (text: string): Markup => ({ text });

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

function textOf(value: Value): string {
  if (typeof value === "string") return escaped(value);
  return "text" in value ? value.text : value.map((each) => each.text).join("");
}

/** A template that escapes its values unless they are HTML. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return raw(
    parts.map((part, place) => part + (place < values.length ? textOf(values[place] ?? "") : "")).join(""),
  );
}
