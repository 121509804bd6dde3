import { clip, createPaint, type Paint } from "./paint.ts";

export interface TerminalOptions {
  readonly stream: NodeJS.WriteStream;
  /** NO_COLOR is set (https://no-color.org). */
  readonly noColor: boolean;
  /** TERM is `dumb`: it cannot move its cursor. */
  readonly dumb: boolean;
}

/** The command's output for people. */
export interface Terminal {
  readonly paint: Paint;
  /** A person watches, so panels are redrawn; otherwise all output is lines. */
  readonly live: boolean;
  /** Columns. */
  width(): number;
  print(text?: string): void;
  /** Draws lines over those of the last panel. */
  panel(lines: readonly string[]): void;
  /** Leaves the last panel where it is; later output appears below it. */
  settle(): void;
}

const HIDE_CURSOR = "\x1b[?25l";
const SHOW_CURSOR = "\x1b[?25h";

export function createTerminal({ stream, noColor, dumb }: TerminalOptions): Terminal {
  const live = stream.isTTY === true && !dumb;
  let drawn = 0;
  const width = () => Math.min(stream.columns || 100, 110);
  const settle = () => {
    if (drawn > 0) stream.write(SHOW_CURSOR);
    drawn = 0;
  };
  return {
    paint: createPaint(stream.isTTY === true && !noColor && !dumb),
    live,
    width,
    print(text = "") {
      settle();
      stream.write(`${text}\n`);
    },
    panel(lines) {
      // A panel taller than the window could not be redrawn: its top would have scrolled away.
      const shown = lines.slice(0, Math.max(1, (stream.rows || 50) - 1));
      const back = drawn > 0 ? `\x1b[${drawn}A` : HIDE_CURSOR;
      const text = shown.map((line) => `${clip(line, width())}\x1b[K\n`).join("");
      stream.write(`${back}${text}\x1b[J`);
      drawn = shown.length;
    },
    settle,
  };
}
