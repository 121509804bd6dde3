import type { Terminal } from "../terminal/terminal.ts";

/** The demo's assertions, each printed with its result. */
export interface Checks {
  /** @returns whether the claim holds. */
  expect(claim: string, holds: boolean, butFound?: string): boolean;
  readonly broken: readonly string[];
  readonly count: number;
}

export function createChecks(terminal: Terminal): Checks {
  const { paint } = terminal;
  const broken: string[] = [];
  let count = 0;
  return {
    broken,
    get count() {
      return count;
    },
    expect(claim, holds, butFound) {
      count += 1;
      if (holds) {
        terminal.print(`  ${paint.green("✓")} ${claim}`);
        return true;
      }
      const text = butFound === undefined ? claim : `${claim}, but: ${butFound}`;
      broken.push(text);
      terminal.print(`  ${paint.red("✗")} ${paint.red(text)}`);
      return false;
    },
  };
}
