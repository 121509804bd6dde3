import type { Interruption } from "./interruption.ts";
import type { Terminal } from "./terminal/terminal.ts";

/** The context that every command gets. */
export interface Context {
  readonly terminal: Terminal;
  readonly interruption: Interruption;
}
