/** Targets of a Markdown text's links to files of this repository, without their #anchor. */
export function fileLinks(markdown: string): string[] {
  return [...markdown.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => (match[1] ?? "").replace(/#.*$/, ""))
    .filter((target) => target !== "" && !/^[a-z]+:/.test(target));
}

/** Links with an #anchor: the file ("" is the text itself) and the anchor. */
export function anchorLinks(markdown: string): { readonly file: string; readonly anchor: string }[] {
  return [...markdown.matchAll(/\]\(([^)\s#]*)#([^)\s]+)\)/g)]
    .map(([, file = "", anchor = ""]) => ({ file, anchor }))
    .filter(({ file }) => !/^[a-z]+:/.test(file));
}

/** The anchors of a text's headings, as GitHub makes them. */
export function anchors(markdown: string): string[] {
  const text = markdown.replace(/^ *```[\s\S]*?^ *```/gm, "");
  const seen = new Map<string, number>();
  return [...text.matchAll(/^#+ +(.+?) *$/gm)].map(([, heading = ""]) => {
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    const anchor = plain.replace(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-");
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  });
}

/** The fenced code blocks of one language. */
export function codeBlocks(markdown: string, language: string): string[] {
  const fence = new RegExp(`^ *\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\``, "gm");
  return [...markdown.matchAll(fence)].map((match) => match[1] ?? "");
}
