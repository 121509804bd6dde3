import type { Terminal } from "../terminal/terminal.ts";
import type { Checks } from "./checks.ts";
import type { PlannedOutage } from "./planned-outage.ts";
import type { World } from "./start-world.ts";

/** What every act of the demo works with. */
export interface Stage {
  readonly world: World;
  readonly terminal: Terminal;
  readonly checks: Checks;
  readonly outage: PlannedOutage;
  readonly signal: AbortSignal;
  /** performance.now() when the campaigns were started. */
  readonly since: number;
  readonly organizationId: string;
  readonly campaignIds: readonly string[];
}

/** Prints the heading of an act. */
export function announce(terminal: Terminal, number: number, title: string): void {
  const { paint } = terminal;
  terminal.print();
  terminal.print(`${paint.bold(paint.cyan(`${number}`))}  ${paint.bold(title)}`);
}
