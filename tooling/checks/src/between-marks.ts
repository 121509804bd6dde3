/** Replaces the lines between the two marks; each mark is a separate line. @throws Error if the marks are missing. */
export function betweenMarks(text: string, name: string, lines: readonly string[]): string {
  const [before, rest, ...others] = text.split(`# <${name}>\n`);
  const [, after] = rest?.split(`# </${name}>\n`) ?? [];
  if (before === undefined || after === undefined || others.length > 0)
    throw new Error(`Needs the lines "# <${name}>" and "# </${name}>", once each.`);
  // The new lines get the marks' indentation.
  const indent = /[ ]*$/.exec(before)?.[0] ?? "";
  const block = lines.map((line) => `${indent}${line}\n`).join("");
  return `${before}# <${name}>\n${block}${indent}# </${name}>\n${after}`;
}
