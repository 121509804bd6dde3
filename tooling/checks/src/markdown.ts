/** Targets of the links in a markdown text that lead to a file of this repository, without their #anchor. */
export function fileLinks(markdown: string): string[] {
  return [...markdown.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => (match[1] ?? "").replace(/#.*$/, ""))
    .filter((target) => target !== "" && !/^[a-z]+:/.test(target));
}

/** The fenced code blocks of one language. */
export function codeBlocks(markdown: string, language: string): string[] {
  const fence = new RegExp(`^ *\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\``, "gm");
  return [...markdown.matchAll(fence)].map((match) => match[1] ?? "");
}
