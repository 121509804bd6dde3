/** Text that is HTML already. */
export interface Markup {
  readonly text: string;
}

type Value = string | Markup | readonly Markup[];

/** HTML that is not escaped: for our own constants only. */
export const raw = (text: string): Markup => ({ text });

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

function textOf(value: Value): string {
  if (typeof value === "string") return escaped(value);
  return "text" in value ? value.text : value.map((each) => each.text).join("");
}

/** A template whose values are escaped unless they are HTML. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return raw(
    parts.map((part, place) => part + (place < values.length ? textOf(values[place] ?? "") : "")).join(""),
  );
}
