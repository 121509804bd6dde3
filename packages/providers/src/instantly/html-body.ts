/** Braces too: a text of a person or a model must never be read as one of Instantly's `{{variables}}` or its spintax. */
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "{": "&#123;",
  "}": "&#125;",
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f]/g;
const LINE_END = /[ \t]*(?:\r\n|[\n\r\v\f\u0085\u2028\u2029])/g;

/**
 * Turns a text into the body of a mail at Instantly, where a body is HTML and a line break is `<br/>` (its OpenAPI on
 * `variants.body`). Otherwise a newline would arrive as a blank, and a `<` would begin a tag.
 */
export function htmlBody(text: string): string {
  return text
    .trimEnd()
    .replace(CONTROL, "")
    .replace(/[&<>"'{}]/g, (character) => ENTITIES[character] ?? character)
    .replace(LINE_END, "<br/>");
}

const CHARACTERS = new Map(Object.entries(ENTITIES).map(([character, entity]) => [entity, character]));

/** The text that a mail program shows for a body of `htmlBody`: white space collapses, and only `<br/>` breaks a line. */
export function textOfBody(html: string): string {
  return html
    .replace(/[ \t\r\n\f]+/g, " ")
    .replace(/ ?<br\/> ?/g, "\n")
    .replace(/&#?\w+;/g, (entity) => CHARACTERS.get(entity) ?? entity)
    .trim();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
const LINE_OR_CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g;

/**
 * Turns a text into one line of plain text, for the subject and the fields of a person. Only a body is HTML (same source),
 * so `&` stays. A line end must not start another header, and braces must not start a variable.
 */
export function plainLine(text: string): string {
  return text
    .replace(LINE_OR_CONTROL, " ")
    .replace(/\{(?=[{%])/g, "{ ")
    .replace(/[}%](?=\})/g, "$& ")
    .trim();
}
