/** A comment, a tag, or the text up to the next one; a `<` that no letter follows is text. */
const PIECES = /<!--[\s\S]*?-->|<\/?[a-zA-Z][^>]*>|(?:[^<]|<(?![a-zA-Z/!]))+|</g;
const INVISIBLE = /<(script|style|head|title)\b[^>]*>[\s\S]*?<\/\1\s*>/gi;
const PARAGRAPHS = /^(p|h[1-6]|ul|ol|table|blockquote)$/;
const BLOCKS = /^(div|li|tr|section|article|header|footer|address|pre|hr)$/;

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  hellip: "…",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  euro: "€",
  copy: "©",
};

/**
 * HTML as a mail program shows it: white space collapses, `<br/>` breaks the line, a paragraph stands apart, unknown
 * tags vanish, entities are decoded.
 */
export function displayedText(html: string): string {
  let text = "";
  for (const [piece] of html.replaceAll(INVISIBLE, "").matchAll(PIECES)) text += shown(piece);
  return text
    .replaceAll(/ {2,}/g, " ")
    .replaceAll(/ ?([\n\u2028\u2029]) ?/g, "$1")
    .replaceAll(/[\n\u2028\u2029]+/g, (run) => "\n".repeat(lineBreaks(run)))
    .replaceAll(/^[\n ]+|[\n ]+$/g, "");
}

/** A block starts a line and a paragraph leaves one free, unless `<br/>`s have done more. */
function lineBreaks(run: string): number {
  const explicit = run.replaceAll(/[^\n]/g, "").length;
  if (run.includes("\u2029")) return Math.max(2, explicit + 1);
  return Math.max(1, explicit);
}

/** Breaks of blocks and paragraphs are marked first, so that neighbours fall together. */
function shown(piece: string): string {
  if (piece.startsWith("<!--")) return "";
  const tag = /^<\/?([a-zA-Z][\w-]*)/.exec(piece)?.[1]?.toLowerCase();
  if (tag === undefined) return decodeEntities(piece.replaceAll(/[ \t\r\n\f]+/g, " "));
  if (tag === "br") return "\n";
  if (PARAGRAPHS.test(tag)) return "\u2029";
  return BLOCKS.test(tag) ? "\u2028" : "";
}

function decodeEntities(text: string): string {
  return text.replaceAll(/&(#x[\da-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return NAMED[name] ?? whole;
    const hex = name[1]?.toLowerCase() === "x";
    const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  });
}
