import { padEnd } from "./paint.ts";

export interface Box {
  readonly title: string;
  readonly lines: readonly string[];
  /** Columns, including the frame. */
  readonly width: number;
  /** Paints the frame and the title. */
  readonly frame: (text: string) => string;
}

/** A framed card. Long lines are wrapped. */
export function box({ title, lines, width, frame }: Box): string[] {
  const inner = width - 4;
  const head = `╭─ ${title} ${"─".repeat(Math.max(0, width - title.length - 5))}╮`;
  const body = lines
    .flatMap((line) => wrap(line, inner))
    .map((line) => `${frame("│")} ${padEnd(line, inner)} ${frame("│")}`);
  return [frame(head), ...body, frame(`╰${"─".repeat(width - 2)}╯`)];
}

/** Wraps plain text at spaces; continuation lines are indented to the first word after the label. */
export function wrap(text: string, width: number): string[] {
  const indent = /^(\S+(?: \S+)* {2,})/.exec(text)?.[1]?.length ?? 0;
  const lines: string[] = [];
  let rest = text;
  while ([...rest].length > width) {
    const cut = rest.lastIndexOf(" ", width);
    const at = cut > indent ? cut : width;
    lines.push(rest.slice(0, at));
    rest = `${" ".repeat(indent)}${rest.slice(at).trimStart()}`;
  }
  return [...lines, rest];
}
