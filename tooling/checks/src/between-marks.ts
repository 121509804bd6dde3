/** The text with the lines between the two marks replaced; each mark is a line of its own. @throws without them. */
export function betweenMarks(text: string, name: string, lines: readonly string[]): string {
  const [before, rest, ...others] = text.split(`# <${name}>\n`);
  const [, after] = rest?.split(`# </${name}>\n`) ?? [];
  if (before === undefined || after === undefined || others.length > 0)
    throw new Error(`Needs the lines "# <${name}>" and "# </${name}>", once each.`);
  // The marks are indented as the lines between them are.
  const indent = /[ ]*$/.exec(before)?.[0] ?? "";
  const block = lines.map((line) => `${indent}${line}\n`).join("");
  return `${before}# <${name}>\n${block}${indent}# </${name}>\n${after}`;
}
